using EcommerceDashboard.Features.Sources.Definition;
using MongoDB.Bson;

namespace EcommerceDashboard.Features.Sources.Mapping;

/// <summary>
/// Compiles a definition to the stages that make canonical orders of the source's documents inside the database. A document that cannot be
/// mapped takes its whole order with it, as a document with <c>problems</c> in the order's place: nothing is left out silently.
/// </summary>
internal sealed class SourceCompiler
{
    /// <summary>Field of a result that is a rejected order: what is wrong, as <c>{ kind, field, value, id }</c>.</summary>
    public const string Problems = "problems";

    private readonly SourceDefinition _definition;
    private readonly SourceValues _values;
    private readonly string _timeZone;
    private readonly IReadOnlyList<ImportField> _fields;

    /// <param name="definition">One without problems, see <see cref="SourceRules"/>.</param>
    /// <param name="businessTimeZone">IANA name.</param>
    public SourceCompiler(SourceDefinition definition, string businessTimeZone)
    {
        _definition = definition;
        _timeZone = definition.TimeZone ?? businessTimeZone;
        _values = new SourceValues(definition, _timeZone);
        _fields = [.. SourceRules.Fields.Where(field => definition.Fields.ContainsKey(field.Id))];
    }

    /// <summary>The stages over the source's collection.</summary>
    /// <param name="orderKeys">Order ids, as the source has them, to restrict to; null: all orders.</param>
    public IReadOnlyList<BsonDocument> Compile(IReadOnlyCollection<BsonValue>? orderKeys) =>
    [
        .. orderKeys is null ? [] : (BsonDocument[])[OfKeys(orderKeys)],
        .. Lines(),
        .. _definition.Joins.SelectMany(Join),
        Given(),
        Read(),
        new("$set", new BsonDocument("read.sales", Sales)),
        new("$set", new BsonDocument { { "read.profit", Profit }, { Problems, OfLine() } }),
        .. new OrderAssembly(_definition, _fields, _timeZone).Stages,
    ];

    /// <summary>The stages that name the orders, as the source does, of documents whose watermark is not below a value.</summary>
    public IReadOnlyList<BsonDocument> ChangedKeys(BsonValue watermark) =>
    [
        new("$match", new BsonDocument(SourcePath.Parse(_definition.Watermark!).QueryName, new BsonDocument("$gte", watermark))),
        new("$group", new BsonDocument("_id", OrderKey.In("$$ROOT"))),
    ];

    /// <summary>The stages that find the greatest watermark.</summary>
    public IReadOnlyList<BsonDocument> GreatestWatermark() =>
        [new("$group", new BsonDocument { { "_id", BsonNull.Value }, { "greatest", new BsonDocument("$max", SourcePath.Parse(_definition.Watermark!).In("$$ROOT")) } })];

    private SourcePath OrderKey => SourcePath.Parse(_definition.Fields[ImportFields.OrderId.Id].Path!);

    private BsonDocument OfKeys(IReadOnlyCollection<BsonValue> keys) => new("$match", OrderKey.QueryName is { } name
        ? new BsonDocument(name, new BsonDocument("$in", new BsonArray(keys)))
        : new BsonDocument("$expr", Op("$in", OrderKey.In("$$ROOT"), new BsonDocument("$literal", new BsonArray(keys)))));

    /// <summary>The document goes one level down, so that nothing of it can meet a name of ours.</summary>
    private IEnumerable<BsonDocument> Lines()
    {
        yield return new("$replaceWith", new BsonDocument { { "_id", "$_id" }, { "document", "$$ROOT" } });
        if (_definition.Lines is not { } lines) yield break;
        yield return new("$set", new BsonDocument("line", SourcePath.Parse(lines).In("$document")));
        yield return new("$unwind", new BsonDocument { { "path", "$line" }, { "includeArrayIndex", "place" }, { "preserveNullAndEmptyArrays", true } });
    }

    /// <summary>Of several documents with one id it is the first by <c>_id</c>, so that every run takes the same; without an id, none.</summary>
    private static IEnumerable<BsonDocument> Join(SourceJoin join)
    {
        // Null would find the documents that lack the field.
        yield return new("$set", new BsonDocument("key", Op("$ifNull", SourcePath.Parse(join.Local).In($"${join.From}"), new BsonDocument("$literal", new BsonDocument("none", true)))));
        yield return new("$lookup", new BsonDocument { { "from", join.Collection }, { "localField", "key" }, { "foreignField", SourcePath.Parse(join.Foreign).QueryName }, { "as", join.Name } });
        yield return new("$set", new BsonDocument(join.Name, new BsonDocument("$first", new BsonDocument("$sortArray", new BsonDocument { { "input", $"${join.Name}" }, { "sortBy", new BsonDocument("_id", 1) } }))));
    }

    private BsonDocument Given() => new("$project", new BsonDocument
    {
        { "place", 1 },
        { "given", new BsonDocument(_fields.Select(field => new BsonElement(field.Id, Given(_definition.Fields[field.Id])))) },
    });

    private static BsonValue Given(SourceField field) =>
        SourceValues.Given(field.Constant is { } constant ? new BsonDocument("$literal", constant) : SourcePath.Parse(field.Path!).In($"${field.From}"));

    private BsonDocument Read() => new("$set", new BsonDocument(
        "read", new BsonDocument(_fields.Select(field => new BsonElement(field.Id, _values.Read(field, _definition.Fields[field.Id], $"$given.{field.Id}"))))));

    /// <summary>What the line comes to: as it says, else its list price less its discount.</summary>
    private BsonValue Sales
    {
        get
        {
            BsonValue given = Has(ImportFields.Sales) ? "$read.sales" : BsonNull.Value;
            if (!Has(ImportFields.UnitPrice)) return given;
            BsonValue list = Op("$multiply", Quantity, "$read.unitPrice");
            if (Has(ImportFields.Discount)) list = Op("$multiply", list, Op("$subtract", 1, Op("$ifNull", "$read.discount", 0)));
            if (Has(ImportFields.DiscountAmount)) list = Op("$subtract", list, Op("$ifNull", "$read.discountAmount", 0));
            return Op("$ifNull", given, Op("$round", list, SourceValues.Decimals));
        }
    }

    /// <summary>Sales less cost where only the cost is known.</summary>
    private BsonValue Profit
    {
        get
        {
            List<BsonValue> known = [];
            if (Has(ImportFields.Profit)) known.Add("$read.profit");
            if (Has(ImportFields.Cost)) known.Add(Op("$subtract", "$read.sales", "$read.cost"));
            if (Has(ImportFields.UnitCost)) known.Add(Op("$subtract", "$read.sales", Op("$round", Op("$multiply", Quantity, "$read.unitCost"), SourceValues.Decimals)));
            return known.Count == 0 ? BsonNull.Value : Op("$ifNull", [.. known, BsonNull.Value]);
        }
    }

    private BsonValue Quantity => Has(ImportFields.Quantity) ? "$read.quantity" : 1;

    private BsonDocument OfLine()
    {
        var found = new BsonArray();
        foreach (var field in _fields)
        {
            BsonValue absent = IsRequired(field) ? Problem("missing", field.Id, BsonNull.Value) : BsonNull.Value;
            found.Add(Op("$cond",
                Op("$eq", $"$given.{field.Id}", BsonNull.Value), absent,
                Op("$cond", Op("$eq", $"$read.{field.Id}", BsonNull.Value), Problem("unreadable", field.Id, SourceValues.Shown($"$given.{field.Id}")), BsonNull.Value)));
        }
        found.Add(Neither(ImportFields.ProductId, ImportFields.ProductName));
        found.Add(Neither(ImportFields.Sales, ImportFields.UnitPrice));
        return new BsonDocument("$setDifference", new BsonArray { found, new BsonArray { BsonNull.Value } });
    }

    private bool IsRequired(ImportField field) =>
        _definition.Fields[field.Id].IsRequired || field == ImportFields.OrderId || field == ImportFields.OrderedAt || field == ImportFields.Quantity;

    private BsonDocument Neither(ImportField one, ImportField other)
    {
        var absent = new[] { one, other }.Where(Has).Select(field => (BsonValue)Op("$eq", $"$given.{field.Id}", BsonNull.Value));
        return Op("$cond", Op("$and", [.. absent]), Problem("missing", Has(one) ? one.Id : other.Id, BsonNull.Value), BsonNull.Value);
    }

    private static BsonDocument Problem(string kind, string field, BsonValue value) =>
        new() { { "kind", kind }, { "field", field }, { "value", value }, { "id", SourceValues.Shown("$_id") } };

    private bool Has(ImportField field) => _definition.Fields.ContainsKey(field.Id);

    private static BsonDocument Op(string name, params BsonValue[] arguments) => new(name, new BsonArray(arguments));
}
