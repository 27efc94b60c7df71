namespace EcommerceDashboard.Filters;

/// <summary>
/// Something that the filter holds a set of values for. This table is the one place that names them: addresses, API, filter row, drawer, chips,
/// options and conditions are derived from it. What a field is in the data, and what it is called, says its <c>Dimension</c>.
/// </summary>
public sealed class FilterField
{
    private FilterField(string name, FilterPlace place) => (Name, Place) = (name, place);

    /// <summary>Its name in addresses and in the API, where the case of letters does not matter.</summary>
    public string Name { get; }

    /// <summary>Where its values are chosen.</summary>
    public FilterPlace Place { get; }

    /// <summary>True when its values are listed to choose from; else they are set by clicking a mark.</summary>
    public bool HasOptions => Place != FilterPlace.Marks;

    /// <summary>Ship-to region.</summary>
    public static FilterField Region { get; } = new("region", FilterPlace.Bar);

    /// <summary>Customer segment.</summary>
    public static FilterField Segment { get; } = new("segment", FilterPlace.Bar);

    /// <summary>Product category.</summary>
    public static FilterField Category { get; } = new("category", FilterPlace.Bar);

    /// <summary>Ship-to country.</summary>
    public static FilterField Country { get; } = new("country", FilterPlace.More);

    /// <summary>Ship-to state.</summary>
    public static FilterField State { get; } = new("state", FilterPlace.More);

    /// <summary>Ship mode.</summary>
    public static FilterField ShipMode { get; } = new("shipMode", FilterPlace.More);

    /// <summary>Where it was sold.</summary>
    public static FilterField Channel { get; } = new("channel", FilterPlace.More);

    /// <summary>Product sub-category.</summary>
    public static FilterField SubCategory { get; } = new("subcategory", FilterPlace.Marks);

    /// <summary>Ship-to city, by name alone.</summary>
    public static FilterField City { get; } = new("city", FilterPlace.Marks);

    /// <summary>Product, by id.</summary>
    public static FilterField Product { get; } = new("product", FilterPlace.Marks);

    /// <summary>Customer, by id.</summary>
    public static FilterField Customer { get; } = new("customer", FilterPlace.Marks);

    /// <summary>Every field, in the order of addresses, filter row and chips.</summary>
    public static IReadOnlyList<FilterField> All { get; } =
        [Region, Segment, Category, Country, State, ShipMode, Channel, SubCategory, City, Product, Customer];

    /// <inheritdoc />
    public override string ToString() => Name;
}

/// <summary>Where the values of a field are chosen.</summary>
public enum FilterPlace
{
    /// <summary>In a select of the filter row.</summary>
    Bar,

    /// <summary>Under "More" in the filter row.</summary>
    More,

    /// <summary>By clicking its marks in charts and tables; the chosen ones are seen as chips only.</summary>
    Marks,
}
