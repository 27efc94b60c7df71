namespace EcommerceDashboard.TestKit;

/// <summary>Real data that stands beside the repository and is never copied into it.</summary>
public static class SharedData
{
    /// <summary>Path of a file below <c>../shared/data</c>; ends the test as skipped where it is not there.</summary>
    public static string Require(string name)
    {
        var path = Path.Combine(Path.GetDirectoryName(Repository.Root) ?? "", "shared", "data", name);
        Assert.SkipUnless(File.Exists(path), $"shared/data/{name} is not there beside the repository.");
        return path;
    }
}
