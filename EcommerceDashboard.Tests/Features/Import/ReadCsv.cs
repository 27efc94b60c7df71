using EcommerceDashboard.Features.Import.Mapping;

namespace EcommerceDashboard.Features.Import;

/// <summary>Small files of several layouts for tests.</summary>
internal static class ReadCsv
{
    /// <summary>Columns that every shop's file has.</summary>
    public const string Header = "order id,date,customer id,product id,quantity,price";

    /// <summary>Reads lines under a header.</summary>
    public static Task<ReadFile> OfAsync(string header, string[] lines, ImportMapping? mapping = null, string currency = "USD", bool acceptRejects = false) =>
        ReadFile.OfAsync(SuperstoreCsv.File(string.Join('\n', [header, .. lines]) + "\n"), mapping, currency: currency, acceptRejects: acceptRejects);

    /// <summary>The problems of lines under a header.</summary>
    public static async Task<IReadOnlyList<string>> ProblemsAsync(string header, string[] lines, ImportMapping? mapping = null, string currency = "USD")
    {
        var rejected = await Assert.ThrowsAsync<Reports.ImportRejectedException>(() => OfAsync(header, lines, mapping, currency));
        return [.. rejected.Problems.Select(problem => problem.In("orders.csv"))];
    }
}
