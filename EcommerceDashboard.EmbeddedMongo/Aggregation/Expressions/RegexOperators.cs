using System.Text.RegularExpressions;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary><c>$regexMatch</c>, <c>$regexFind</c>, <c>$regexFindAll</c>.</summary>
internal static class RegexOperators
{
    public static void Register(OperatorTable table)
    {
        Add("$regexMatch", Match);
        Add("$regexFind", Find);
        Add("$regexFindAll", FindAll);

        void Add(string name, Func<Regex?, string?, BsonValue> search) => table.Named(
            name, new(51103, 31024), [new("input", 31022), new("regex", 31023), new("options")], (_, operands) => new RegexOperator(name, operands, search));
    }

    private static BsonValue Match(Regex? regex, string? input) =>
        regex is not null && input is not null && regex.IsMatch(input) ? BsonBoolean.True : BsonBoolean.False;

    private static BsonValue Find(Regex? regex, string? input) =>
        regex is not null && input is not null && regex.Match(input) is { Success: true } match ? Describe(match, input) : BsonNull.Value;

    private static BsonArray FindAll(Regex? regex, string? input)
    {
        var found = new BsonArray();
        if (regex is not null && input is not null)
        {
            for (var match = regex.Match(input); match.Success; match = match.NextMatch())
            {
                // After the first, nothing is looked for at the end, nor inside of a character.
                if (found.Count > 0 && match.Index == input.Length) break;
                if (match.Length > 0 || match.Index == input.Length || !char.IsLowSurrogate(input[match.Index]))
                    found.Add(Describe(match, input));
            }
        }
        return found;
    }

    private static BsonDocument Describe(Match match, string input)
    {
        var captures = new BsonArray();
        for (var i = 1; i < match.Groups.Count; i++)
            captures.Add(match.Groups[i].Success ? new BsonString(match.Groups[i].Value) : BsonNull.Value);
        return new()
        {
            { "match", match.Value },
            { "idx", SubstringOperators.CodePoints(input.AsSpan(0, match.Index)) },
            { "captures", captures },
        };
    }

    /// <remarks>Operands: input, regex, options.</remarks>
    private sealed class RegexOperator(string name, Expression?[] operands, Func<Regex?, string?, BsonValue> search) : Operator(operands)
    {
        // The pattern is nearly always the same for every document. One reference, so that threads may share the operator.
        private Compiled? _last;

        public override BsonValue Evaluate(EvaluationContext context)
        {
            var compiled = Compile(Operand(1, context), Operand(2, context));
            var value = Operand(0, context);
            var text = Numbers.IsNullish(value) ? null
                : value is BsonString given ? given.Value
                : throw CommandException.Location(51104, $"{name} needs 'input' to be of type string");
            try
            {
                return search(compiled, text);
            }
            catch (RegexMatchTimeoutException)
            {
                throw CommandException.Location(51156, $"Error occurred while executing the regular expression in {name}: match limit exceeded");
            }
        }

        private Regex? Compile(BsonValue? pattern, BsonValue? options)
        {
            var flags = Numbers.IsNullish(options) ? null
                : options is BsonString given ? given.Value
                : throw CommandException.Location(51106, $"{name} needs 'options' to be of type string");
            var own = (pattern as BsonRegularExpression)?.Options ?? "";
            if (own.Length > 0 && flags is not null) throw CommandException.Location(51107, $"{name}: found regex option(s) specified in both 'regex' and 'option' fields");
            flags ??= own;
            var source = pattern switch
            {
                null or BsonNull or BsonUndefined => "",
                BsonRegularExpression expression => expression.Pattern,
                BsonString text => text.Value,
                _ => throw CommandException.Location(51105, $"{name} needs 'regex' to be of type string or regex"),
            };
            if (source.Contains('\0')) throw CommandException.Location(51109, $"{name}: regular expression cannot contain an embedded null byte");
            if (flags.Contains('\0')) throw CommandException.Location(51110, $"{name}: regular expression options string cannot contain an embedded null byte");
            if (Numbers.IsNullish(pattern)) return null;
            if (flags.AsSpan().ContainsAnyExcept("imsxu")) throw CommandException.Location(51108, $"{name} invalid flag in regex options: {flags}");
            return _last is { } last && last.Pattern == source && last.Options == flags ? last.Search : Remember(source, flags);
        }

        private Regex Remember(string pattern, string options)
        {
            try
            {
                var regex = RegexPattern.Compile(pattern, options);
                _last = new(pattern, options, regex);
                return regex;
            }
            catch (CommandException error) when (error.Code == 51091)
            {
                throw CommandException.Location(51111, $"Invalid Regex in {name}: {error.Message}");
            }
        }

        private sealed record Compiled(string Pattern, string Options, Regex Search);
    }
}
