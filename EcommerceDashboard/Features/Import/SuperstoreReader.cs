using System.Text;
using CsvHelper;
using EcommerceDashboard.Data;
using EcommerceDashboard.Filters;

namespace EcommerceDashboard.Features.Import;

/// <summary>What a file holds, read and checked as a whole.</summary>
/// <param name="Orders">Its orders.</param>
/// <param name="Lines">How many lines it has beside the header.</param>
/// <param name="Encoding">Name of its encoding.</param>
/// <param name="DateFormat">How its order dates are written.</param>
public sealed record ImportedOrders(IReadOnlyList<OrderDocument> Orders, long Lines, string Encoding, string DateFormat);

/// <summary>Reads orders from a CSV file with the columns of the Superstore data set.</summary>
/// <param name="calendar">Dates are days of the shop: an order is of the first instant of its day.</param>
public sealed class SuperstoreReader(BusinessCalendar calendar)
{
    private const int ProgressEvery = 1_000;

    /// <summary>In bytes. A longer one is a quote that was never closed.</summary>
    private const int LongestRecord = 1_000_000;

    /// <summary>Shares of list prices: finer than any price list.</summary>
    private const int UnitPriceDecimals = 6;

    /// <summary>Reads the whole file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="progress">Told how many lines are read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ImportRejectedException">Anything in it cannot be read; all of it is named or counted.</exception>
    public async Task<ImportedOrders> ReadAsync(ImportFile file, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        var encoding = await TextEncoding.DetectAsync(file, cancellationToken).ConfigureAwait(false);
        var (orderDates, shipDates) = await SurveyAsync(file, encoding, cancellationToken).ConfigureAwait(false);

        var problems = new ProblemList();
        var assembly = new OrderAssembly(calendar, problems);
        var rows = new Dictionary<string, long>(StringComparer.Ordinal);
        await using var csv = Open(file, encoding);
        await csv.ReadHeaderAsync(cancellationToken).ConfigureAwait(false);
        var columns = SuperstoreColumns.Find(csv.Headers);
        var line = new SuperstoreLine(csv, columns, problems);
        while (await csv.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (csv.FieldCount != columns.Count)
            {
                problems.Add(ImportProblem.OfLine(csv.LineNumber, FormattableString.Invariant($"has {csv.FieldCount} fields, but the header has {columns.Count}")));
                continue;
            }
            ReadLine(line, orderDates, shipDates, rows, assembly, problems);
            if (assembly.Lines % ProgressEvery == 0) progress?.Report(assembly.Lines);
        }
        problems.ThrowIfAny();
        if (assembly.Lines == 0) throw new ImportRejectedException(ImportProblem.OfFile("The file has a header, but no line with an order (0 rows)."));
        progress?.Report(assembly.Lines);
        return new ImportedOrders(assembly.Build(), assembly.Lines, encoding.WebName.ToUpperInvariant(), orderDates.Name);
    }

    private static void ReadLine(
        SuperstoreLine line, DateFormat orderDates, DateFormat shipDates, Dictionary<string, long> rows, OrderAssembly assembly, ProblemList problems)
    {
        var before = problems.Count;
        var rowId = line.Key(SuperstoreColumns.RowId);
        if (rowId.Length > 0 && !rows.TryAdd(rowId, line.Number))
        {
            line.Problem(SuperstoreColumns.RowId, FormattableString.Invariant($"“{SuperstoreColumns.Shorten(rowId)}” is on line {rows[rowId]} already, but must be there once"));
        }
        var orderId = line.Key(SuperstoreColumns.OrderId);
        var head = Head(line, orderDates, shipDates);
        var orderLine = Line(line);
        if (problems.Count > before) return;
        if (head.ShipDate < head.OrderDate)
        {
            line.Problem(SuperstoreColumns.ShipDate, FormattableString.Invariant($"{head.ShipDate:yyyy-MM-dd} lies before the order date {head.OrderDate:yyyy-MM-dd}"));
        }
        assembly.Add(orderId, head, orderLine, line);
    }

    private static OrderAssembly.Head Head(SuperstoreLine line, DateFormat orderDates, DateFormat shipDates) => new(
        line.Date(SuperstoreColumns.OrderDate, orderDates),
        line.OptionalDate(SuperstoreColumns.ShipDate, shipDates),
        line.Text(SuperstoreColumns.ShipMode),
        line.Text(SuperstoreColumns.CustomerId),
        line.Text(SuperstoreColumns.CustomerName),
        line.Text(SuperstoreColumns.Segment),
        line.Text(SuperstoreColumns.Country),
        line.Text(SuperstoreColumns.City),
        line.Text(SuperstoreColumns.State),
        line.Text(SuperstoreColumns.PostalCode),
        line.Text(SuperstoreColumns.Region));

    private static OrderLine Line(SuperstoreLine line)
    {
        var quantity = line.Quantity(SuperstoreColumns.Quantity);
        var discount = line.Share(SuperstoreColumns.Discount);
        var sales = line.RequiredAmount(SuperstoreColumns.Sales);
        // Given away entirely, a piece tells nothing of its list price.
        var listPieces = quantity * (1 - discount);
        return new OrderLine
        {
            ProductId = line.Key(SuperstoreColumns.ProductId),
            Name = line.Text(SuperstoreColumns.ProductName),
            Category = line.Text(SuperstoreColumns.Category),
            SubCategory = line.Text(SuperstoreColumns.SubCategory),
            Quantity = quantity,
            UnitPrice = listPieces == 0 ? null : Math.Round(sales / listPieces, UnitPriceDecimals, MidpointRounding.AwayFromZero),
            Discount = discount,
            Sales = sales,
            Profit = line.Amount(SuperstoreColumns.Profit),
        };
    }

    /// <summary>Goes through the whole file once: whether its quotes pair up, and how its dates are written.</summary>
    private static async Task<(DateFormat OrderDates, DateFormat ShipDates)> SurveyAsync(ImportFile file, Encoding encoding, CancellationToken cancellationToken)
    {
        var problems = new ProblemList();
        await using var csv = Open(file, encoding, malformed => Add(problems, malformed));
        DateColumn orderDates = new(), shipDates = new();
        try
        {
            await csv.ReadHeaderAsync(cancellationToken).ConfigureAwait(false);
            problems.ThrowIfAny();
            var columns = SuperstoreColumns.Find(csv.Headers);
            while (await csv.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                if (csv.FieldCount != columns.Count) continue;
                orderDates.Add(csv.GetString(columns[SuperstoreColumns.OrderDate]).Trim());
                shipDates.Add(csv.GetString(columns[SuperstoreColumns.ShipDate]).Trim());
            }
        }
        catch (CsvFormatException exception)
        {
            problems.Add(ImportProblem.OfLine(Math.Max(1, exception.LineNumber), FormattableString.Invariant(
                $"the line that begins here is longer than {LongestRecord} bytes. A quote is probably missing.")));
        }
        problems.ThrowIfAny();
        return (orderDates.Decide(shipDates), shipDates.Decide(orderDates));
    }

    /// <summary>Quotes in the middle of an unquoted field (12" pipe) are text; the other kinds swallow what follows.</summary>
    private static void Add(ProblemList problems, CsvMalformedRecord malformed)
    {
        var message = malformed.Reason switch
        {
            CsvMalformedReason.UnterminatedQuote =>
                "a quoted value begins here and does not end before the file does. A quote is missing, or the file is cut off.",
            CsvMalformedReason.TextAfterClosingQuote =>
                "a quoted value ends in the middle of text. A quote is missing, or one inside the value is not doubled.",
            _ => null,
        };
        if (message is not null) problems.Add(ImportProblem.OfLine(malformed.LineNumber, message));
    }

    private static CsvReader Open(ImportFile file, Encoding encoding, Action<CsvMalformedRecord>? onMalformed = null) => CsvReader.Create(
        new StreamReader(file.Open(), encoding),
        new CsvReaderOptions { TrackLineNumbers = true, PoolStrings = true, MaxRecordSize = LongestRecord, OnMalformedRecord = onMalformed });
}
