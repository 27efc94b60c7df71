using EcommerceDashboard.Charts;
using EcommerceDashboard.Kpis;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace EcommerceDashboard.Widgets;

/// <summary>Saves all rows of a breakdown as CSV. A database that is away costs the file, not the page: the failure is said beside the button.</summary>
public sealed partial class SaveRows : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private bool _isSaving;
    private bool _failed;

    /// <summary>What the rows show; the name of the file is made of it.</summary>
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>What the rows are.</summary>
    [Parameter, EditorRequired]
    public required Dimension Dimension { get; set; }

    /// <summary>The figures, in the order of the columns.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<Kpi> Columns { get; set; }

    /// <summary>Asks for all rows; cancelled when the reader leaves the page.</summary>
    [Parameter, EditorRequired]
    public required Func<CancellationToken, Task<KpiBreakdown>> All { get; set; }

    [Inject]
    private ChartScript Script { get; set; } = default!;

    [Inject]
    private KpiTexts KpiTexts { get; set; } = default!;

    [Inject]
    private IStringLocalizer<WidgetText> Text { get; set; } = default!;

    [Inject]
    private ILogger<SaveRows> Logger { get; set; } = default!;

    /// <inheritdoc />
    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    private async Task SaveAsync()
    {
        (_isSaving, _failed) = (true, false);
        try
        {
            var all = await All(_gone.Token);
            await Script.SaveTextAsync(CsvText.FileName(Title, "csv"), Csv(all), CsvText.MediaType);
        }
        catch (Exception) when (_gone.IsCancellationRequested)
        {
            // The reader has gone elsewhere: whatever this ended with is no news.
        }
        catch (Exception failure)
        {
            Log.NotSaved(Logger, Title, failure);
            _failed = true;
        }
        finally
        {
            _isSaving = false;
        }
    }

    private string Csv(KpiBreakdown all)
    {
        var csv = new CsvText();
        csv.Add([CsvText.Text(KpiTexts.Title(Dimension)), .. IfNamed("id"), .. Columns.Select(kpi => CsvText.Text(TitleOf(kpi, all)))]);
        foreach (var row in all.Rows)
            csv.Add([CsvText.Text(row.Label), .. IfNamed(CsvText.Text(row.Key)), .. Columns.Select(kpi => Cell(row.Values[kpi.Id].Value, kpi))]);
        return csv.ToString();
    }

    private string TitleOf(Kpi kpi, KpiBreakdown all) =>
        all.Rows.Any(row => row.Values[kpi.Id].IsEstimate) ? $"{KpiTexts.Title(kpi)} ({Text["Estimate"]})" : KpiTexts.Title(kpi);

    // Where a name is shown, the id goes along: two products can have one name.
    private string[] IfNamed(string cell) => Dimension.Names is null ? [] : [cell];

    private static string Cell(decimal? value, Kpi kpi) =>
        kpi.Unit == KpiUnit.Date && value is { } day ? CsvText.Day(KpiUnits.DayOf(day)) : CsvText.Number(value);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The rows of {Title} could not be saved")]
        public static partial void NotSaved(ILogger logger, string title, Exception failure);
    }
}
