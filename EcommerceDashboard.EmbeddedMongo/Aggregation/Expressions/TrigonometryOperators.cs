namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary>Trigonometric and hyperbolic functions of doubles, in radians.</summary>
internal static class TrigonometryOperators
{
    public static void Register(OperatorTable table)
    {
        Add(table, "$sin", Math.Sin, double.IsFinite);
        Add(table, "$cos", Math.Cos, double.IsFinite);
        Add(table, "$tan", Math.Tan, double.IsFinite);
        Add(table, "$asin", Math.Asin, value => Math.Abs(value) <= 1);
        Add(table, "$acos", Math.Acos, value => Math.Abs(value) <= 1);
        Add(table, "$atan", Math.Atan);
        Add(table, "$sinh", Math.Sinh);
        Add(table, "$cosh", Math.Cosh);
        Add(table, "$tanh", Math.Tanh);
        Add(table, "$asinh", Math.Asinh);
        Add(table, "$acosh", Math.Acosh, value => value >= 1);
        Add(table, "$atanh", Math.Atanh, value => Math.Abs(value) <= 1);
        Add(table, "$degreesToRadians", value => value * (Math.PI / 180));
        Add(table, "$radiansToDegrees", value => value * (180 / Math.PI));
        table.Lifted("$atan2", Atan2);
    }

    /// <summary>Enters a function and the values it is defined for; NaN stays NaN.</summary>
    private static void Add(OperatorTable table, string name, Func<double, double> function, Func<double, bool>? isDefined = null) =>
        table.Numeric(name, number =>
        {
            var value = ToDouble(name, number);
            return isDefined is null || double.IsNaN(value) || isDefined(value)
                ? new BsonDouble(function(value))
                : throw CommandException.Location(50989, $"cannot apply {name} to {number}");
        });

    private static BsonValue Atan2(BsonValue y, BsonValue x) => new BsonDouble(Math.Atan2(ToDouble("$atan2", y), ToDouble("$atan2", x)));

    /// <remarks>A decimal would need the function to 34 digits: refused rather than answered with 15.</remarks>
    private static double ToDouble(string name, BsonValue operand) => operand switch
    {
        BsonDecimal128 => throw new CommandException(115, "CommandNotSupported", $"{name} of a decimal is not supported"),
        _ when Numbers.IsNumber(operand) => Numbers.ToDouble(operand),
        _ => throw CommandException.Location(51044, $"{name} only supports numeric types, not {BsonTypeNames.Of(operand)}"),
    };
}
