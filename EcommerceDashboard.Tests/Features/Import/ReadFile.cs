using EcommerceDashboard.Data;
using EcommerceDashboard.Features.Import.Mapping;
using EcommerceDashboard.Features.Import.Reading;
using EcommerceDashboard.Features.Import.Reports;
using EcommerceDashboard.Filters;
using EcommerceDashboard.TestKit;

namespace EcommerceDashboard.Features.Import;

/// <summary>A file read without a database: its orders, and what was found on the way.</summary>
internal sealed record ReadFile(IReadOnlyList<OrderDocument> Orders, long Lines, string Encoding, string DateFormat, ImportRejects Rejects, IReadOnlyList<ImportNotice> Notices, string? Layout)
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="ImportRejectedException">Anything cannot be taken or must be asked.</exception>
    public static async Task<ReadFile> OfAsync(ImportFile file, ImportMapping? mapping = null, BusinessCalendar? calendar = null, string currency = "USD", bool acceptRejects = false)
    {
        var cancel = TestContext.Current.CancellationToken;
        var known = mapping ?? ImportMapping.Empty;
        var meter = new ProgressMeter(null, null, TimeProvider.System);
        var survey = await FileSurvey.ReadAsync(file, known, long.MaxValue, meter, cancel);
        if (survey.Questions is { Count: > 0 } questions) throw new ImportRejectedException([.. questions.Select(ImportProblem.OfQuestion)], questions.Count);
        var rules = ReadingRules.Of(survey, known, calendar ?? Calendars.Utc, currency, TimeProvider.System);
        var reader = new OrderReader(file, survey, rules, meter, null);
        List<OrderDocument> orders = [];
        await foreach (var batch in reader.ReadAsync(cancel)) orders.AddRange(batch);
        if (!acceptRejects) reader.Problems.ThrowIfAny();
        if (orders.Count == 0) throw new ImportRejectedException(ImportProblem.OfFile("File.NoRows"));
        return new ReadFile(
            orders, survey.Lines, survey.Encoding.WebName.ToUpperInvariant(), rules.DateOrder.Name, reader.Problems.Summary(), reader.Notices.Summary(), rules.Layout?.Id);
    }
}
