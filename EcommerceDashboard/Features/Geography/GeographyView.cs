using System.Globalization;
using EcommerceDashboard.Filters;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace EcommerceDashboard.Features.Geography;

/// <summary>What the reader chose on the page beside the filter. It stands in the address; what cannot be read there is the usual choice.</summary>
public sealed record GeographyView
{
    /// <summary>The most that <see cref="MinOrders"/> can be.</summary>
    public const int MostMinOrders = 1_000_000;

    private const string FigureName = "figure", MarksName = "marks", LevelName = "zones", MinOrdersName = "minOrders", EndName = "until";

    /// <summary>The choices when nothing was chosen.</summary>
    public static GeographyView Usual { get; } = new();

    /// <summary>The figure on the map.</summary>
    public MapFigure Figure { get; init; }

    /// <summary>The marks of the map.</summary>
    public MapMarks Marks { get; init; }

    /// <summary>What the zones of the ranking are.</summary>
    public ZoneLevel Level { get; init; } = ZoneLevel.State;

    /// <summary>How many orders a zone of the ranking has to have, at least 1.</summary>
    public int MinOrders { get; init; } = 1;

    /// <summary>Where delivery times end.</summary>
    public DeliveryEnd End { get; init; }

    /// <summary>The choices in an address.</summary>
    /// <param name="address">An absolute address.</param>
    public static GeographyView Read(string address)
    {
        var query = QueryHelpers.ParseQuery(new Uri(address).Query);
        T ChoiceOf<T>(string name, T usual) where T : struct, Enum => query.TryGetValue(name, out var value) ? FilterQueryString.ChoiceOf<T>(value) ?? usual : usual;
        return new GeographyView
        {
            Figure = ChoiceOf(FigureName, Usual.Figure),
            Marks = ChoiceOf(MarksName, Usual.Marks),
            Level = ChoiceOf(LevelName, Usual.Level),
            MinOrders = query.TryGetValue(MinOrdersName, out var orders) && int.TryParse(orders, NumberStyles.None, CultureInfo.InvariantCulture, out var least)
                ? Math.Clamp(least, 1, MostMinOrders)
                : Usual.MinOrders,
            End = ChoiceOf(EndName, Usual.End),
        };
    }

    /// <summary>Shows the page with these choices, as a new entry in the browser's history.</summary>
    public void Show(NavigationManager navigation)
    {
        ArgumentNullException.ThrowIfNull(navigation);
        static string? NameOf<T>(T choice, T usual) where T : struct, Enum => choice.Equals(usual) ? null : FilterQueryString.NameOf(choice);
        navigation.NavigateTo(navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
        {
            [FigureName] = NameOf(Figure, Usual.Figure),
            [MarksName] = NameOf(Marks, Usual.Marks),
            [LevelName] = NameOf(Level, Usual.Level),
            [MinOrdersName] = MinOrders == Usual.MinOrders ? null : MinOrders,
            [EndName] = NameOf(End, Usual.End),
        }));
    }
}

/// <summary>What the map shows of a place.</summary>
public enum MapFigure
{
    /// <summary>Sales.</summary>
    Sales,

    /// <summary>Profit.</summary>
    Profit,

    /// <summary>Orders.</summary>
    Orders,
}

/// <summary>What the map has marks for.</summary>
public enum MapMarks
{
    /// <summary>Countries, or the states of the USA.</summary>
    Areas,

    /// <summary>Cities.</summary>
    Cities,
}

/// <summary>What a zone is.</summary>
public enum ZoneLevel
{
    /// <summary>A sales region.</summary>
    Region,

    /// <summary>A country.</summary>
    Country,

    /// <summary>A state, province or department.</summary>
    State,

    /// <summary>A city.</summary>
    City,
}

/// <summary>Where a delivery time ends.</summary>
public enum DeliveryEnd
{
    /// <summary>When the order leaves.</summary>
    Shipment,

    /// <summary>When it arrives.</summary>
    Delivery,
}
