namespace EcommerceDashboard.TestKit;

/// <summary>The repository that the tests run in: documents and pictures that a test keeps true.</summary>
public static class Repository
{
    /// <summary>Its top folder; null: the tests were copied out of it.</summary>
    public static string? Root { get; } = Find();

    /// <summary>Whether documents are to be written rather than compared: <c>UPDATE_DOCUMENTS=1</c>.</summary>
    public static bool UpdatesDocuments => Environment.GetEnvironmentVariable("UPDATE_DOCUMENTS") == "1";

    /// <summary>The path of something in it.</summary>
    /// <exception cref="InvalidOperationException">The tests do not run inside the repository.</exception>
    public static string PathOf(params string[] parts) =>
        Path.Combine([Root ?? throw new InvalidOperationException("The tests do not run inside the repository."), .. parts]);

    private static string? Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "EcommerceDashboard.sln"))) folder = folder.Parent;
        return folder?.FullName;
    }
}
