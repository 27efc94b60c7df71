using EcommerceDashboard.Data;
using EcommerceDashboard.Features.Sources.Definition;
using MongoDB.Bson;

namespace EcommerceDashboard.Features.Sources.Mapping;

/// <summary>
/// Expressions that read a value as what a field holds. Each gives null for what cannot be read so; the value must be there. Whatever type it
/// has in the source, numbers become Decimal128 by their decimal digits, never by way of a double.
/// </summary>
/// <param name="definition">Whose formats they go by.</param>
/// <param name="timeZone">IANA name of the zone of dates that name none.</param>
internal sealed class SourceValues(SourceDefinition definition, string timeZone)
{
    /// <summary>Decimals that amounts keep: more than any price list has, few enough for a <see cref="decimal"/>.</summary>
    public const int Decimals = 10;

    private const int LongestKey = 200, LongestText = 5_000, LongestShown = 60;

    private static readonly BsonDecimal128 Largest = new(1e15m), Smallest = new(-1e15m);

    private static readonly BsonArray NumberTypes = ["int", "long", "double", "decimal"];

    private static readonly DateTime Earliest = new(1900, 1, 1, 0, 0, 0, DateTimeKind.Utc), Latest = new(2200, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The value of a path without what says nothing: an empty text is as good as none.</summary>
    public static BsonValue Given(BsonValue value) => Let(value, Op("$cond",
        IsType("string"), Let(Op1("$trim", new BsonDocument("input", "$$value")), Op("$cond", Op("$eq", "$$value", ""), BsonNull.Value, "$$value")), Op("$ifNull", "$$value", BsonNull.Value)));

    /// <summary>The expression that reads a value for a field.</summary>
    public BsonValue Read(ImportField field, SourceField from, BsonValue value)
    {
        // That it is there says all.
        if (field == ImportFields.CancelledAt) return Op("$cond", Op("$eq", value, BsonNull.Value), BsonNull.Value, true);
        return field.Kind switch
        {
            ImportFieldKind.Key => Let(value, Bounded(Op("$cond", OneOf([.. NumberTypes, "objectId"]), Op1("$toString", "$$value"), TextOnly), LongestKey)),
            ImportFieldKind.Text => Let(value, Bounded(Op("$cond", OneOf([.. NumberTypes, "objectId", "bool"]), Op1("$toString", "$$value"), TextOnly), LongestText)),
            ImportFieldKind.Date => Let(value, Let(Date, Between(Earliest, Latest))),
            ImportFieldKind.Amount => Number(value, from),
            ImportFieldKind.Quantity => Let(Number(value, from), Op("$cond",
                Op("$and", Op("$eq", "$$value", Op1("$trunc", "$$value")), Op("$lt", Op1("$abs", "$$value"), int.MaxValue)), Op1("$toInt", "$$value"), BsonNull.Value)),
            ImportFieldKind.Share => Let(Number(value, from), Between(0, 1)),
            ImportFieldKind.Degrees => Let(Number(value, from), Op1("$toDouble", field.Id.EndsWith("Latitude", StringComparison.Ordinal) ? Between(-90, 90) : Between(-180, 180))),
            ImportFieldKind.Status => Let(value, Op("$cond", OneOf(["string", "int", "long", "bool"]), Let(Op1("$toLower", Op1("$toString", "$$value")), Status()), BsonNull.Value)),
            _ => throw new ArgumentOutOfRangeException(nameof(field), field.Id, null),
        };
    }

    /// <summary>A value as a message can show it: short, and of documents and lists only that they are such.</summary>
    public static BsonValue Shown(BsonValue value) => Let(value, Op("$cond",
        OneOf([.. NumberTypes, "string", "objectId", "bool", "date"]), Op("$substrCP", Op1("$toString", "$$value"), 0, LongestShown), Op("$concat", "<", Op1("$type", "$$value"), ">")));

    private static BsonValue TextOnly => Op("$cond", IsType("string"), "$$value", BsonNull.Value);

    private static BsonDocument Bounded(BsonValue text, int longest) => Let(text, Op("$cond",
        Op("$lte", Op1("$strLenCP", Op("$ifNull", "$$value", "")), longest), "$$value", BsonNull.Value));

    private BsonDocument Number(BsonValue value, SourceField from)
    {
        BsonValue scaled = from.Scale is { } scale ? Op("$multiply", "$$value", new BsonDecimal128(scale)) : "$$value";
        var read = Op1("$switch", new BsonDocument
        {
            { "branches", new BsonArray { Branch(OneOf(NumberTypes), Op1("$toDecimal", "$$value")), Branch(IsType("string"), NumberOfText) } },
            { "default", BsonNull.Value },
        });
        // NaN is less than every number.
        var isUsable = Op("$and", Op("$gt", "$$value", Smallest), Op("$lt", "$$value", Largest));
        return Let(value, Let(read, Op("$cond", isUsable, Op("$round", scaled, Decimals), BsonNull.Value)));
    }

    /// <summary>Marks between thousands must stand where they belong: <c>1,5</c> is no fifteen.</summary>
    private BsonValue NumberOfText
    {
        get
        {
            var isComma = definition.DecimalMark == ",";
            var pattern = isComma
                ? @"^[+-]?(\d+|\d{1,3}([. \x{00A0}\x{202F}'’]\d{3})+)(,\d+)?$"
                : @"^[+-]?(\d+|\d{1,3}([, \x{00A0}\x{202F}'’]\d{3})+)(\.\d+)?$";
            BsonValue digits = "$$value";
            foreach (var mark in (string[])[isComma ? "." : ",", " ", "\u00A0", "\u202F", "'", "’"]) digits = Replace(digits, mark, "");
            if (isComma) digits = Replace(digits, ",", ".");
            var convert = Op1("$convert", new BsonDocument { { "input", digits }, { "to", "decimal" }, { "onError", BsonNull.Value }, { "onNull", BsonNull.Value } });
            var isNumber = Op1("$regexMatch", new BsonDocument { { "input", "$$value" }, { "regex", pattern } });
            return Let(Op1("$trim", new BsonDocument { { "input", "$$value" }, { "chars", " \u00A0\u202F$€£¥" } }), Op("$cond", isNumber, convert, BsonNull.Value));
        }
    }

    private BsonDocument Date => Op1("$switch", new BsonDocument
    {
        { "branches", new BsonArray { Branch(IsType("date"), "$$value"), Branch(IsType("string"), definition.DateFormat is { } format ? Formatted(format) : Iso) } },
        { "default", BsonNull.Value },
    });

    private BsonDocument Formatted(string format) =>
        DateFromText(format, format.Contains("%z", StringComparison.Ordinal) || format.Contains("%Z", StringComparison.Ordinal) ? null : timeZone);

    /// <summary>Without a format MongoDB would take much that only looks like a date.</summary>
    private BsonDocument Iso
    {
        get
        {
            const string local = @"^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?)?";
            BsonDocument Matches(string pattern) => Op1("$regexMatch", new BsonDocument { { "input", "$$value" }, { "regex", pattern } });
            return Op1("$switch", new BsonDocument
            {
                {
                    "branches", new BsonArray
                    {
                        Branch(Matches(local + "$"), DateFromText(null, timeZone)),
                        Branch(Matches(local + @"(Z|[+-]\d{2}:?\d{2})$"), DateFromText(null, null)),
                    }
                },
                { "default", BsonNull.Value },
            });
        }
    }

    private static BsonDocument DateFromText(string? format, string? zone)
    {
        var arguments = new BsonDocument { { "dateString", "$$value" }, { "onError", BsonNull.Value }, { "onNull", BsonNull.Value } };
        if (format is not null) arguments.Add("format", new BsonDocument("$literal", format));
        if (zone is not null) arguments.Add("timezone", zone);
        return Op1("$dateFromString", arguments);
    }

    /// <summary>MongoDB's small letters are those of ASCII, and so are these.</summary>
    private BsonDocument Status()
    {
        var branches = definition.Statuses.GroupBy(status => status.Value, status => AsciiLower(status.Key.Trim())).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Branch(Op("$in", "$$value", new BsonDocument("$literal", new BsonArray(group.Distinct().Order(StringComparer.Ordinal)))), group.Key)).ToList();
        if (branches.Count == 0) branches.Add(Branch(Op("$in", "$$value", new BsonArray { OrderStatus.Completed, OrderStatus.Cancelled, OrderStatus.Refund }), "$$value"));
        return Op1("$switch", new BsonDocument { { "branches", new BsonArray(branches) }, { "default", BsonNull.Value } });
    }

    private static string AsciiLower(string text) => string.Concat(text.Select(character => char.IsAsciiLetterUpper(character) ? (char)(character | 0x20) : character));

    private static BsonDocument Between(BsonValue least, BsonValue most) => Op("$cond", Op("$and", Op("$gte", "$$value", least), Op("$lte", "$$value", most)), "$$value", BsonNull.Value);

    private static BsonDocument Replace(BsonValue text, string find, string replacement) =>
        Op1("$replaceAll", new BsonDocument { { "input", text }, { "find", new BsonDocument("$literal", find) }, { "replacement", replacement } });

    private static BsonDocument IsType(string type) => Op("$eq", Op1("$type", "$$value"), type);

    private static BsonDocument OneOf(BsonArray types) => Op("$in", Op1("$type", "$$value"), types);

    private static BsonDocument Branch(BsonValue condition, BsonValue then) => new() { { "case", condition }, { "then", then } };

    private static BsonDocument Let(BsonValue value, BsonValue body) => new("$let", new BsonDocument { { "vars", new BsonDocument("value", value) }, { "in", body } });

    private static BsonDocument Op1(string name, BsonValue argument) => new(name, argument);

    private static BsonDocument Op(string name, params BsonValue[] arguments) => new(name, new BsonArray(arguments));
}
