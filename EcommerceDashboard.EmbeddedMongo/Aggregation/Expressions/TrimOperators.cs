using System.Text;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary><c>$trim</c>, <c>$ltrim</c>, <c>$rtrim</c>.</summary>
internal static class TrimOperators
{
    // The white space that the server takes off where 'chars' does not say otherwise.
    private const string WhiteSpace =
        "\0 \t\n\v\f\r\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A";

    public static void Register(OperatorTable table)
    {
        table.Add("$trim", (name, argument, scope) => Parse(name, argument, scope, true, true));
        table.Add("$ltrim", (name, argument, scope) => Parse(name, argument, scope, true, false));
        table.Add("$rtrim", (name, argument, scope) => Parse(name, argument, scope, false, true));
    }

    private static TrimOperator Parse(string name, BsonValue argument, VariableScope scope, bool start, bool end)
    {
        var arguments = NamedArguments.Of(name, argument, scope, new(50696, 50694), "input", "chars");
        return new(name, arguments.Required("input", 50695), arguments.Optional("chars"), start, end);
    }

    private sealed class TrimOperator(string name, Expression input, Expression? characters, bool start, bool end) : Operator(input, characters)
    {
        public override BsonValue Evaluate(EvaluationContext context)
        {
            var value = Operand(0, context);
            if (Numbers.IsNullish(value)) return BsonNull.Value;
            if (value is not BsonString text)
                throw CommandException.Location(50699, $"{name} requires its input to be a string, got {BsonTypeNames.Of(value)}");
            var trimmed = WhiteSpace;
            if (Operands[1] is { } given)
            {
                var chars = given.Evaluate(context);
                if (Numbers.IsNullish(chars)) return BsonNull.Value;
                trimmed = chars is BsonString list
                    ? list.Value
                    : throw CommandException.Location(50700, $"{name} requires 'chars' to be a string, got {BsonTypeNames.Of(chars)}");
            }
            return TextOperators.Result(Trim(text.Value, trimmed));
        }

        /// <summary>By code points: half a surrogate pair is no character.</summary>
        private string Trim(string text, string characters)
        {
            var rest = text.AsSpan();
            while (start && rest.Length > 0)
            {
                Rune.DecodeFromUtf16(rest, out _, out var length);
                if (!characters.AsSpan().Contains(rest[..length], StringComparison.Ordinal)) break;
                rest = rest[length..];
            }
            while (end && rest.Length > 0)
            {
                Rune.DecodeLastFromUtf16(rest, out _, out var length);
                if (!characters.AsSpan().Contains(rest[^length..], StringComparison.Ordinal)) break;
                rest = rest[..^length];
            }
            return rest.Length == text.Length ? text : rest.ToString();
        }
    }
}
