using EcommerceDashboard.Data;
using EcommerceDashboard.Features.Sources.Definition;
using MongoDB.Bson;

namespace EcommerceDashboard.Features.Sources.Mapping;

/// <summary>
/// The stages that put the lines read of a source together to orders: as <see cref="OrderDocument"/> has them, its fields in its order, absent
/// values left out; or what is wrong with them.
/// </summary>
internal sealed class OrderAssembly(SourceDefinition definition, IReadOnlyList<ImportField> fields, string timeZone)
{
    private static readonly BsonDecimal128 Zero = new(0m);

    /// <summary>Fields that all lines of an order must agree on.</summary>
    private readonly IReadOnlyList<ImportField> _agreed =
        [.. fields.Where(field => !field.IsOfLine && field.WhenLinesDiffer == WhenLinesDiffer.Reject && field != ImportFields.OrderId)];

    /// <summary>Fields of the order that each line may say in its own way.</summary>
    private readonly IReadOnlyList<ImportField> _own =
        [.. fields.Where(field => !field.IsOfLine && field.WhenLinesDiffer is WhenLinesDiffer.TakeFirst or WhenLinesDiffer.TakeFirstLine)];

    public IReadOnlyList<BsonDocument> Stages =>
    [
        Group,
        new("$set", new BsonDocument("lines", new BsonDocument("$sortArray", new BsonDocument { { "input", "$lines" }, { "sortBy", new BsonDocument("at", 1) } }))),
        new("$set", new BsonDocument { { "head", new BsonDocument("$first", "$heads") }, { "own", new BsonDocument("$first", "$lines.own") }, { SourceCompiler.Problems, Problems() } }),
        new("$replaceWith", Op("$cond", Op("$eq", $"${SourceCompiler.Problems}", new BsonArray()), Order, new BsonDocument { { "_id", "$_id" }, { SourceCompiler.Problems, $"${SourceCompiler.Problems}" } })),
    ];

    /// <summary>Orders without an id are told apart by their documents.</summary>
    private BsonDocument Group => new("$group", new BsonDocument
    {
        { "_id", Op("$ifNull", "$read.orderId", new BsonDocument("document", "$_id")) },
        { "documents", new BsonDocument("$addToSet", definition.Lines is null ? BsonNull.Value : "$_id") },
        { "heads", new BsonDocument("$addToSet", Values(_agreed)) },
        { "orderedAt", new BsonDocument("$min", "$read.orderedAt") },
        { "shippedAt", new BsonDocument("$max", "$read.shippedAt") },
        { "deliveredAt", new BsonDocument("$max", "$read.deliveredAt") },
        {
            "lines", new BsonDocument("$push", new BsonDocument
            {
                { "at", new BsonDocument { { "document", "$_id" }, { "place", "$place" } } },
                { "own", Values(_own) },
                { "line", Line },
                { SourceCompiler.Problems, $"${SourceCompiler.Problems}" },
            })
        },
    });

    private static BsonDocument Line => new()
    {
        { "productId", Op("$ifNull", "$read.productId", "$read.productName") },
        { "name", Optional("$read.productName") },
        { "category", Optional("$read.category") },
        { "subCategory", Optional("$read.subCategory") },
        { "quantity", Op("$ifNull", "$read.quantity", 1) },
        { "unitPrice", Optional("$read.unitPrice") },
        { "discount", Op("$ifNull", "$read.discount", Zero) },
        { "sales", "$read.sales" },
        { "profit", Optional("$read.profit") },
    };

    /// <summary>Those of the lines, and those of the order as a whole.</summary>
    private BsonDocument Problems()
    {
        var ofLines = new BsonDocument("$reduce", new BsonDocument
        {
            { "input", $"$lines.{SourceCompiler.Problems}" }, { "initialValue", new BsonArray() }, { "in", Op("$concatArrays", "$$value", "$$this") },
        });
        var ofOrder = new BsonArray { When(Op("$gt", Op1("$size", "$documents"), 1), "repeated", ImportFields.OrderId, Shown("$_id")) };
        foreach (var field in _agreed)
        {
            ofOrder.Add(When(Op("$gt", Op1("$size", Op("$setUnion", $"$heads.{field.Id}")), 1), "contradiction", field, Shown(Op("$arrayElemAt", Op("$setUnion", $"$heads.{field.Id}"), 1))));
        }
        foreach (var field in fields.Where(field => field == ImportFields.ShippedAt || field == ImportFields.DeliveredAt))
        {
            // A day without a time is the whole day. An absent date is less than every date.
            var startOfDay = new BsonDocument("$dateTrunc", new BsonDocument { { "date", "$orderedAt" }, { "unit", "day" }, { "timezone", timeZone } });
            ofOrder.Add(When(Op("$and", Op("$gt", $"${field.Id}", BsonNull.Value), Op("$lt", $"${field.Id}", startOfDay)), "tooEarly", field, Shown($"${field.Id}")));
        }
        return Op("$concatArrays", ofLines, Op("$setDifference", ofOrder, new BsonArray { BsonNull.Value }));
    }

    private static BsonDocument When(BsonValue condition, string kind, ImportField field, BsonValue value) => Op("$cond",
        condition,
        new BsonDocument { { "kind", kind }, { "field", field.Id }, { "value", value }, { "id", Shown(Op("$ifNull", Op1("$first", "$lines.at.document"), BsonNull.Value)) } },
        BsonNull.Value);

    private BsonDocument Order => new()
    {
        { "_id", "$_id" },
        { "orderedAt", "$orderedAt" },
        { "status", Status },
        { "channel", Optional("$head.channel") },
        { "customer", Op("$cond", Op("$eq", Op("$ifNull", "$head.customerId", BsonNull.Value), BsonNull.Value), "$$REMOVE", Customer) },
        { "shipMode", First("shipMode", "$$REMOVE") },
        { "shippedAt", Optional("$shippedAt") },
        { "deliveredAt", Optional("$deliveredAt") },
        { "shipTo", Place("head", "shipTo") },
        { "shipFrom", Place("own", "shipFrom") },
        { "lines", "$lines.line" },
        { "sales", Sum("$lines.line.sales") },
        { "profit", Op("$cond", Op("$eq", Costed, new BsonArray()), "$$REMOVE", Sum("$lines.line.profit")) },
        { "costedSales", Sum(new BsonDocument("$map", new BsonDocument { { "input", Costed }, { "in", "$$this.sales" } })) },
        { "units", Op1("$toLong", Op1("$sum", "$lines.line.quantity")) },
        { "categories", new BsonDocument("$sortArray", new BsonDocument { { "input", Op("$setUnion", "$lines.line.category") }, { "sortBy", 1 } }) },
        { "source", new BsonDocument("$literal", definition.Name) },
    };

    /// <summary>
    /// As the source says, else a refund is what takes back all it has. A refund that takes nothing back is an order that was refunded entirely,
    /// of a source that does not say when: it counts neither as a sale nor as a refund. The same rules as for files.
    /// </summary>
    private static BsonDocument Status
    {
        get
        {
            BsonDocument Each() => new("$map", new BsonDocument { { "input", "$lines.line" }, { "in", Op("$or", Op("$lt", "$$this.quantity", 0), Op("$lt", "$$this.sales", 0)) } });
            BsonDocument Branch(BsonValue condition, string then) => new() { { "case", condition }, { "then", then } };
            return Op1("$switch", new BsonDocument
            {
                {
                    "branches", new BsonArray
                    {
                        Branch(Op("$eq", First("cancelledAt", BsonNull.Value), true), OrderStatus.Cancelled),
                        Branch(Op("$eq", "$head.status", OrderStatus.Cancelled), OrderStatus.Cancelled),
                        Branch(Op("$and", Op("$eq", "$head.status", OrderStatus.Refund), Op1("$not", Op1("$anyElementTrue", new BsonArray { Each() }))), OrderStatus.Cancelled),
                        Branch(Op("$eq", "$head.status", OrderStatus.Refund), OrderStatus.Refund),
                        Branch(Op1("$allElementsTrue", new BsonArray { Each() }), OrderStatus.Refund),
                    }
                },
                { "default", OrderStatus.Completed },
            });
        }
    }

    private static BsonDocument Customer => new()
    {
        { "id", "$head.customerId" },
        {
            "name", Op("$cond",
                Op("$and", Op("$gt", "$head.customerName", BsonNull.Value), Op("$gt", "$head.customerLastName", BsonNull.Value)),
                Op("$concat", "$head.customerName", " ", "$head.customerLastName"),
                Op("$ifNull", "$head.customerName", "$head.customerLastName", "$$REMOVE"))
        },
        { "segment", Optional("$head.customerSegment") },
    };

    private static BsonDocument Place(string root, string prefix)
    {
        BsonValue Of(string name) => Optional($"${root}.{prefix}{name}");
        var (latitude, longitude) = ($"${root}.{prefix}Latitude", $"${root}.{prefix}Longitude");
        var point = new BsonDocument { { "type", "Point" }, { "coordinates", new BsonArray { longitude, latitude } } };
        var place = new BsonDocument();
        if (prefix == "shipFrom") place.Add("id", Of("Id"));
        foreach (var name in (string[])["Country", "Region", "State", "City", "PostalCode"]) place.Add(char.ToLowerInvariant(name[0]) + name[1..], Of(name));
        // A number is more than null in BSON's order of types; what is missing is less.
        place.Add("location", Op("$cond", Op("$and", Op("$gt", latitude, BsonNull.Value), Op("$gt", longitude, BsonNull.Value)), point, "$$REMOVE"));
        return new BsonDocument("$let", new BsonDocument
        {
            { "vars", new BsonDocument("place", place) },
            { "in", Op("$cond", Op("$eq", "$$place", new BsonDocument()), "$$REMOVE", "$$place") },
        });
    }

    /// <summary>The first value of a field that each line says for itself.</summary>
    private static BsonDocument First(string field, BsonValue otherwise)
    {
        var known = new BsonDocument("$filter", new BsonDocument { { "input", $"$lines.own.{field}" }, { "cond", Op("$ne", "$$this", BsonNull.Value) } });
        return Op("$ifNull", Op1("$first", known), otherwise);
    }

    private static BsonDocument Costed => new("$filter", new BsonDocument { { "input", "$lines.line" }, { "cond", Op("$gt", "$$this.profit", BsonNull.Value) } });

    /// <summary>Also of nothing it is a Decimal128.</summary>
    private static BsonDocument Sum(BsonValue values) => Op("$add", Zero, Op1("$sum", values));

    private static BsonDocument Values(IEnumerable<ImportField> of) => new(of.Select(field => new BsonElement(field.Id, $"$read.{field.Id}")));

    private static BsonDocument Optional(BsonValue value) => Op("$ifNull", value, "$$REMOVE");

    private static BsonValue Shown(BsonValue value) => SourceValues.Shown(value);

    private static BsonDocument Op1(string name, BsonValue argument) => new(name, argument);

    private static BsonDocument Op(string name, params BsonValue[] arguments) => new(name, new BsonArray(arguments));
}
