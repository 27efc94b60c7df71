namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary>Operators on whole strings.</summary>
internal static class TextOperators
{
    // A string above the size of a document cannot be a result.
    private const int MaximumLength = 16 * 1024 * 1024;

    public static void Register(OperatorTable table)
    {
        table.Add("$concat", (_, argument, scope) => new ConcatOperator(Arguments.All(argument, scope)));
        table.Unary("$toLower", value => new BsonString(ChangeCase(TextConversion.Coerce(value), 'A', 'Z')));
        table.Unary("$toUpper", value => new BsonString(ChangeCase(TextConversion.Coerce(value), 'a', 'z')));
        table.Binary("$strcasecmp", CompareWithoutCase);
        table.Lifted("$split", Split);
        TrimOperators.Register(table);
        ReplaceOperators.Register(table);
        SubstringOperators.Register(table);
        ByteStringOperators.Register(table);
        RegexOperators.Register(table);
    }

    /// <summary>A string as a result.</summary>
    /// <exception cref="CommandException">Location16493: it is too long.</exception>
    public static BsonString Result(string text) => Checked(new BsonString(text));

    /// <summary>A string that is not too long to be a value.</summary>
    /// <exception cref="CommandException">Location16493.</exception>
    public static BsonString Checked(BsonString text) =>
        // UTF-8 takes at most three bytes for a UTF-16 unit.
        text.Value.Length > MaximumLength / 3 && System.Text.Encoding.UTF8.GetByteCount(text.Value) >= MaximumLength
            ? throw CommandException.Location(16493, "String size exceeds the maximum of 16 MB")
            : text;

    /// <summary>Changes ASCII letters only, as the server does.</summary>
    private static string ChangeCase(string text, char first, char last) =>
        text.AsSpan().ContainsAnyInRange(first, last)
            ? string.Create(text.Length, (text, first, last), static (target, state) =>
            {
                for (var i = 0; i < target.Length; i++)
                {
                    var letter = state.text[i];
                    target[i] = letter >= state.first && letter <= state.last ? (char)(letter ^ 0x20) : letter;
                }
            })
            : text;

    private static BsonInt32 CompareWithoutCase(BsonValue? left, BsonValue? right) => new(Math.Sign(BsonOrder.CompareText(
        ChangeCase(TextConversion.Coerce(left), 'a', 'z'), ChangeCase(TextConversion.Coerce(right), 'a', 'z'))));

    private static BsonArray Split(BsonValue value, BsonValue separator)
    {
        if (value is not BsonString text)
            throw CommandException.Location(40085, $"$split requires an expression that evaluates to a string as a first argument, found: {BsonTypeNames.Of(value)}");
        if (separator is not BsonString delimiter)
            throw CommandException.Location(10503900, $"$split requires an expression that evaluates to a string as a second argument, found: {BsonTypeNames.Of(separator)}");
        if (delimiter.Value.Length == 0) throw CommandException.Location(40087, "$split requires a non-empty separator");
        return new BsonArray(text.Value.Split(delimiter.Value).Select(Result));
    }

    private sealed class ConcatOperator(Expression[] operands) : Operator(operands)
    {
        public override BsonValue Evaluate(EvaluationContext context)
        {
            var parts = new string[Operands.Length];
            for (var i = 0; i < parts.Length; i++)
            {
                var value = Operand(i, context);
                if (Numbers.IsNullish(value)) return BsonNull.Value;
                parts[i] = value is BsonString text
                    ? text.Value
                    : throw CommandException.Location(16702, $"$concat only supports strings, not {BsonTypeNames.Of(value)}");
            }
            return Result(string.Concat(parts));
        }
    }
}
