namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary><c>$replaceOne</c> and <c>$replaceAll</c>: plain strings, no patterns.</summary>
internal static class ReplaceOperators
{
    public static void Register(OperatorTable table)
    {
        table.Add("$replaceOne", (name, argument, scope) => Parse(name, argument, scope, false));
        table.Add("$replaceAll", (name, argument, scope) => Parse(name, argument, scope, true));
    }

    private static ReplaceOperator Parse(string name, BsonValue argument, VariableScope scope, bool all)
    {
        var arguments = NamedArguments.Of(name, argument, scope, new(51751, 51750), "input", "find", "replacement");
        return new(name, arguments.Required("input", 51749), arguments.Required("find", 51748), arguments.Required("replacement", 51747), all);
    }

    private sealed class ReplaceOperator(string name, Expression input, Expression find, Expression replacement, bool all)
        : Operator(input, find, replacement)
    {
        public override BsonValue Evaluate(EvaluationContext context)
        {
            // All types are checked before any null decides.
            var input = Text(Operand(0, context), "input", 10503904);
            var find = Text(Operand(1, context), "find", 10503901);
            var replacement = Text(Operand(2, context), "replacement", 10503902);
            if (input is null || find is null || replacement is null) return BsonNull.Value;
            if (find.Length == 0) return TextOperators.Result(all ? Interleave(input, replacement) : replacement + input);
            if (all) return TextOperators.Result(input.Replace(find, replacement, StringComparison.Ordinal));
            var position = input.IndexOf(find, StringComparison.Ordinal);
            return TextOperators.Result(position < 0
                ? input
                : string.Concat(input.AsSpan(0, position), replacement, input.AsSpan(position + find.Length)));
        }

        /// <summary>The empty string is found before each character and at the end.</summary>
        private static string Interleave(string input, string replacement) =>
            replacement + string.Concat(input.EnumerateRunes().Select(character => character + replacement));

        private string? Text(BsonValue? value, string argument, int code) =>
            Numbers.IsNullish(value) ? null
            : value is BsonString text ? text.Value
            : throw CommandException.Location(code, $"{name} requires that '{argument}' be a string, found: {value}");
    }
}
