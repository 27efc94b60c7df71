namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary><c>$type</c>, <c>$isNumber</c> and the conversions <c>$convert</c>, <c>$toInt</c> … <c>$toString</c>.</summary>
internal static class TypeOperators
{
    private static readonly Dictionary<string, BsonType> Shorthands = new(StringComparer.Ordinal)
    {
        ["$toBool"] = BsonType.Boolean,
        ["$toDate"] = BsonType.DateTime,
        ["$toDecimal"] = BsonType.Decimal128,
        ["$toDouble"] = BsonType.Double,
        ["$toInt"] = BsonType.Int32,
        ["$toLong"] = BsonType.Int64,
        ["$toObjectId"] = BsonType.ObjectId,
        ["$toString"] = BsonType.String,
    };

    public static void Register(OperatorTable table)
    {
        table.Unary("$type", value => new BsonString(BsonTypeNames.Of(value)));
        table.Unary("$isNumber", value => Numbers.IsNumber(value) ? BsonBoolean.True : BsonBoolean.False);
        table.Named(
            "$convert",
            new(9, 9),
            [new("input", 9), new("to", 9), new("format"), new("byteOrder"), new("onError"), new("onNull", Default: BsonNull.Value)],
            (_, operands) => new ConvertOperator(operands));
        foreach (var (name, type) in Shorthands)
            table.Add(name, (operatorName, argument, scope) => new UnaryOperator(Single(operatorName, argument, scope), value => Convert(value, new(type))));
        var uuid = new Conversion(BsonType.Binary) { SubType = (byte)BsonBinarySubType.UuidStandard, Format = "uuid" };
        table.Add("$toUUID", (name, argument, scope) => new UnaryOperator(Single(name, argument, scope), value => Convert(value, uuid)));
    }

    private static BsonValue Convert(BsonValue? value, Conversion conversion) => Numbers.IsNullish(value) ? BsonNull.Value : conversion.Convert(value);

    private static Expression Single(string name, BsonValue argument, VariableScope scope) => argument is BsonArray { Count: not 1 } array
        ? throw CommandException.Location(50723, $"{name} requires a single argument, got {array.Count}")
        : Arguments.All(argument, scope)[0];
}
