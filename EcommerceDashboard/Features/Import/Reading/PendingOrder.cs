using EcommerceDashboard.Data;

namespace EcommerceDashboard.Features.Import.Reading;

/// <summary>An order of which not all lines have been read.</summary>
/// <param name="id">Its id.</param>
/// <param name="firstLine">Line of the file on which its first line begins.</param>
/// <param name="fields">How many fields of the order the file has.</param>
internal sealed class PendingOrder(string id, long firstLine, int fields)
{
    public string Id => id;

    public long FirstLine => firstLine;

    /// <summary>What the file says in each of its fields of the order, and where it says so first.</summary>
    public (string Text, long Line)[] Texts { get; } = new (string, long)[fields];

    /// <summary>What that means: a text, a <see cref="DateTime"/>, degrees; null: nothing.</summary>
    public object?[] Values { get; } = new object?[fields];

    public List<OrderLine> Lines { get; } = [];

    /// <summary>Lines by their number, where the file numbers them.</summary>
    public Dictionary<string, long>? LineNumbers { get; set; }

    /// <summary>Something in one of its lines cannot be read.</summary>
    public bool IsRejected { get; set; }

    /// <summary>How many lines it has, those that cannot be read included.</summary>
    public int LineCount { get; set; }

    /// <summary>What its lines come to after all discounts; null: the file does not say.</summary>
    public decimal? OrderSales { get; set; }

    public bool HasSeveralTimes { get; set; }

    public bool HasSeveralOrigins { get; set; }

    /// <summary>Its lines as they stand in the file; null: nobody wants them.</summary>
    public List<RejectedRow>? Rows { get; set; }
}

/// <summary>A line of a file as it stands there.</summary>
/// <param name="Line">Line of the file.</param>
/// <param name="Raw">Its bytes in UTF-8, without the line end.</param>
/// <param name="Reason">Why it cannot be taken; null: because of another line of its order.</param>
internal sealed record RejectedRow(long Line, byte[] Raw, string? Reason);
