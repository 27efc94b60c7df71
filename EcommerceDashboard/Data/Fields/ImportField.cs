namespace EcommerceDashboard.Data.Fields;

/// <summary>Something that an order or one of its lines can say, and a column of a file may hold.</summary>
/// <param name="Id">Its stable name: in mappings, in texts, and the header of the canonical export.</param>
/// <param name="Kind">What its values are.</param>
/// <param name="IsOfLine">Whether each line has its own; false: it is the order's.</param>
public sealed record ImportField(string Id, ImportFieldKind Kind, bool IsOfLine)
{
    /// <summary>Names that columns with it have, in several languages, as <see cref="ColumnName.Key"/> reduces them.</summary>
    public IReadOnlyList<string> Synonyms { get; init; } = [];

    /// <summary>What to do when lines of one order differ in it; of no concern to a field of the line.</summary>
    public WhenLinesDiffer WhenLinesDiffer { get; init; } = WhenLinesDiffer.Reject;
}

/// <summary>What the values of a field are.</summary>
public enum ImportFieldKind
{
    /// <summary>An id: a text that may not be long.</summary>
    Key,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A day, with or without a time of day.</summary>
    Date,

    /// <summary>An amount of money.</summary>
    Amount,

    /// <summary>A whole number of pieces.</summary>
    Quantity,

    /// <summary>A share of one, or a percentage with its sign.</summary>
    Share,

    /// <summary>Degrees.</summary>
    Degrees,

    /// <summary>An ISO 4217 code.</summary>
    Currency,

    /// <summary>A word for how an order stands.</summary>
    Status,
}

/// <summary>What to do when the lines of one order differ in a field of the order.</summary>
public enum WhenLinesDiffer
{
    /// <summary>The order is rejected.</summary>
    Reject,

    /// <summary>The earliest counts.</summary>
    TakeEarliest,

    /// <summary>The latest counts: the order has left, or arrived, when all of it has.</summary>
    TakeLatest,

    /// <summary>The first that is there counts.</summary>
    TakeFirst,

    /// <summary>That of the first line counts, also where it has none: it belongs to others of that line.</summary>
    TakeFirstLine,
}
