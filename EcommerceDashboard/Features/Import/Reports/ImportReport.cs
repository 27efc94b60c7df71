using EcommerceDashboard.Data;
using EcommerceDashboard.Filters;

namespace EcommerceDashboard.Features.Import.Reports;

/// <summary>What a file holds, and what an import of it did or would do.</summary>
public sealed record ImportReport
{
    /// <summary>Orders that were taken, or would be.</summary>
    public required long Orders { get; init; }

    /// <summary>Their lines.</summary>
    public required long Lines { get; init; }

    /// <summary>Distinct customers in them.</summary>
    public required long Customers { get; init; }

    /// <summary>Distinct products in them.</summary>
    public required long Products { get; init; }

    /// <summary>Σ sales of them, cancelled orders left out, in the shop's currency.</summary>
    public required decimal Sales { get; init; }

    /// <summary>First and last day of them; null: there are none.</summary>
    public required DateRange? Days { get; init; }

    /// <summary>Orders that were not in the database.</summary>
    public long New { get; init; }

    /// <summary>Orders that were, but not the same.</summary>
    public long Changed { get; init; }

    /// <summary>Orders that were there just so.</summary>
    public long Unchanged => Orders - New - Changed;

    /// <summary>Whether the sample shop made room, or would.</summary>
    public bool ReplacedSample { get; init; }

    /// <summary>What cannot be taken.</summary>
    public required ImportRejects Rejects { get; init; }

    /// <summary>What was taken otherwise than it stands, or may not be meant.</summary>
    public required IReadOnlyList<ImportNotice> Notices { get; init; }

    /// <summary>Id of the layout; null: none that is known.</summary>
    public string? Layout { get; init; }

    /// <summary>Name of the file's encoding.</summary>
    public required string Encoding { get; init; }

    /// <summary>How the dates of the file are written.</summary>
    public required string DateFormat { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>The entry in the history; null: nothing was published.</summary>
    public LoadRecord? Load { get; init; }
}

/// <summary>What of a file cannot be taken. A line that cannot be read takes the whole of its order with it: an order that lacks a line would be wrong.</summary>
/// <param name="Lines">How many lines are left out.</param>
/// <param name="Orders">How many orders are.</param>
/// <param name="Problems">How many problems there are; a line can have several.</param>
/// <param name="Kinds">The problems by kind and column, the most frequent first.</param>
public sealed record ImportRejects(long Lines, long Orders, long Problems, IReadOnlyList<ImportRejectKind> Kinds);

/// <summary>The problems of one kind in one column.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Column">The column; null: the line as a whole.</param>
/// <param name="Count">How many.</param>
/// <param name="Examples">The first of them.</param>
public sealed record ImportRejectKind(ImportProblemKind Kind, string? Column, long Count, IReadOnlyList<ImportProblem> Examples);

/// <summary>Something that was decided by a rule while reading, and how often.</summary>
/// <param name="Kind">The rule.</param>
/// <param name="Count">How many orders or lines.</param>
/// <param name="FirstLine">Where the first is.</param>
public sealed record ImportNotice(ImportNoticeKind Kind, long Count, long FirstLine);

/// <summary>What is decided by a rule while reading.</summary>
public enum ImportNoticeKind
{
    /// <summary>Lines of an order have several times: the order has the earliest.</summary>
    SeveralTimes,

    /// <summary>Lines of an order left from several places: the order has that of its first line.</summary>
    SeveralOrigins,

    /// <summary>An order was shipped or delivered before it was made: that date is left out.</summary>
    DateBeforeOrder,

    /// <summary>A line says the same as another of its order: both are kept.</summary>
    EqualLines,

    /// <summary>An order has no customer.</summary>
    NoCustomer,

    /// <summary>A refunded order that has no negative amounts: it is left out of every figure, like a cancelled one.</summary>
    RefundedWhole,
}
