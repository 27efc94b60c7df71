using System.Text;
using CsvHelper;
using EcommerceDashboard.Features.Import.Mapping;
using EcommerceDashboard.Features.Import.Reports;

namespace EcommerceDashboard.Features.Import.Reading;

/// <summary>
/// What a first pass through a file finds: encoding, separator, columns, whether quotes pair up, how dates and numbers are written, and the last line
/// of each order, so that the second pass can let go of an order as soon as it is complete.
/// </summary>
internal sealed class FileSurvey
{
    private const int RowsKept = 20, LongestShown = 200, ProgressEvery = 1 << 12;

    private readonly DateEvidence _dates = new();
    private readonly NumberEvidence _numbers = new();
    private readonly Dictionary<ulong, int> _lastRecords = [];
    private readonly List<IReadOnlyList<string>> _firstRows = [];
    private readonly ImportMapping _mapping;

    private FileSurvey(Encoding encoding, ImportMapping mapping) => (Encoding, _mapping) = (encoding, mapping);

    public Encoding Encoding { get; }

    public char Separator { get; private set; }

    public IReadOnlyList<string> Header { get; private set; } = [];

    public IReadOnlyList<IReadOnlyList<string>> FirstRows => _firstRows;

    public long Lines { get; private set; }

    /// <summary>Whether the file was read to its end.</summary>
    public bool IsWhole { get; private set; } = true;

    public MappingResolution Columns { get; private set; } = null!;

    /// <summary>How dates are written; null: it must be asked.</summary>
    public DateOrder? DateOrder => DateOrder.Find(_mapping.DateFormat) ?? _dates.Decide();

    /// <summary>What stands before decimals; null: it must be asked.</summary>
    public char? DecimalMark => Columns.Layout?.HasDefusedTexts == true ? '.' : _mapping.DecimalMark is [var mark] ? mark : _numbers.Decide();

    /// <summary>Everything that must be asked.</summary>
    public IReadOnlyList<ImportQuestion> Questions
    {
        get
        {
            List<ImportQuestion> questions = [.. Columns.Missing.Select(fields => new ImportQuestion(
                ImportQuestionKind.Column, [.. fields.Select(needed => needed.Id)], Header,
                $"No column is known to hold {string.Join(" or ", fields.Select(needed => needed.Id))}. Say which with --mapping. Found: {MappingResolution.Show(Header)}."))];
            if (DateOrder is null)
            {
                questions.Add(new(
                    ImportQuestionKind.DateFormat, [DateOrder.MonthFirst.Name, DateOrder.DayFirst.Name], _dates.Examples,
                    $"How dates such as {string.Join(", ", _dates.Examples)} are meant cannot be told: {_dates.Why}. Say which with --date-format."));
            }
            if (DecimalMark is null)
            {
                questions.Add(new(
                    ImportQuestionKind.DecimalMark, [".", ","], _numbers.Examples,
                    $"What stands before the decimals of numbers such as {string.Join(" and ", _numbers.Examples)} cannot be told. Say which with --decimal-mark."));
            }
            return questions;
        }
    }

    /// <summary>Whether a record is the last one of its order.</summary>
    public bool IsLast(ulong order, int record) => _lastRecords[order] == record;

    /// <summary>Goes through a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="mapping">What is known of it.</param>
    /// <param name="mostBytes">Where to stop.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ImportRejectedException">It is no CSV file, or its quotes do not pair up.</exception>
    public static async Task<FileSurvey> ReadAsync(ImportFile file, ImportMapping mapping, long mostBytes, ProgressMeter progress, CancellationToken cancellationToken)
    {
        var encoding = mapping.Encoding is { } name ? TextEncoding.Named(name) : await TextEncoding.DetectAsync(file, mostBytes, cancellationToken).ConfigureAwait(false);
        var survey = new FileSurvey(encoding, mapping);
        var problems = new ProblemLog();
        var stream = file.Open();
        await using var csv = ImportCsv.Open(stream, encoding, mapping.Separator, malformed => Add(problems, malformed));
        try
        {
            survey.Header = await ImportCsv.HeaderAsync(csv, cancellationToken).ConfigureAwait(false);
            problems.ThrowIfAny();
            survey.Separator = csv.Separator;
            survey.Columns = MappingResolution.Of(survey.Header, mapping);
            await survey.ReadLinesAsync(csv, stream, mostBytes, progress, cancellationToken).ConfigureAwait(false);
        }
        catch (CsvFormatException exception)
        {
            problems.Add(ImportProblem.OfLine(ImportProblemKind.Quotes, Math.Max(1, exception.LineNumber), FormattableString.Invariant(
                $"the line that begins here is longer than {ImportCsv.LongestRecord} bytes. A quote is probably missing.")));
        }
        if (survey.IsWhole) problems.ThrowIfAny();
        return survey;
    }

    private async Task ReadLinesAsync(CsvReader csv, Stream stream, long mostBytes, ProgressMeter progress, CancellationToken cancellationToken)
    {
        var columns = new ColumnSet(Header, Columns.Columns);
        var (dates, numbers) = (columns.Of(ImportFieldKind.Date), columns.Of(ImportFieldKind.Amount, ImportFieldKind.Share, ImportFieldKind.Degrees));
        var order = columns[ImportFields.OrderId];
        var text = new char[ShortText.Longest];
        while (await csv.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var record = (int)Lines++;
            if (_firstRows.Count < RowsKept) _firstRows.Add([.. Enumerable.Range(0, csv.FieldCount).Select(i => Show(csv.GetString(i)))]);
            if (record % ProgressEvery == 0)
            {
                progress.Report(ImportStep.Surveying, Lines, stream.Position);
                if (csv.ByteOffset > mostBytes)
                {
                    IsWhole = false;
                    return;
                }
            }
            if (csv.FieldCount != Header.Count) continue;
            foreach (var column in dates) _dates.Add(ShortText.Of(csv, column, text));
            foreach (var column in numbers) _numbers.Add(ShortText.Of(csv, column, text));
            if (order >= 0) _lastRecords[ShortText.Hash(csv.GetSpan(order))] = record;
        }
    }

    private static string Show(string value) => value.Length <= LongestShown ? value : string.Concat(value.AsSpan(0, LongestShown), "…");

    /// <summary>Quotes in the middle of an unquoted field (12" pipe) are text; the other kinds swallow what follows.</summary>
    private static void Add(ProblemLog problems, CsvMalformedRecord malformed)
    {
        var message = malformed.Reason switch
        {
            CsvMalformedReason.UnterminatedQuote =>
                "a quoted value begins here and does not end before the file does. A quote is missing, or the file is cut off.",
            CsvMalformedReason.TextAfterClosingQuote =>
                "a quoted value ends in the middle of text. A quote is missing, or one inside the value is not doubled.",
            _ => null,
        };
        if (message is not null) problems.Add(ImportProblem.OfLine(ImportProblemKind.Quotes, malformed.LineNumber, message));
    }
}
