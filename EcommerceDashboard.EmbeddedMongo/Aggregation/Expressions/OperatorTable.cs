using System.Collections.Frozen;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary>Where the families of operators enter their names.</summary>
internal sealed class OperatorTable
{
    private readonly Dictionary<string, OperatorParser> _parsers = new(StringComparer.Ordinal);

    /// <summary>Enters an operator that parses its argument itself.</summary>
    public void Add(string name, OperatorParser parser) => _parsers.Add(name, parser);

    /// <summary>Enters a function of one value.</summary>
    public void Unary(string name, Func<BsonValue?, BsonValue?> function) =>
        Add(name, (operatorName, argument, scope) => new UnaryOperator(Arguments.Single(operatorName, argument, scope), function));

    /// <summary>Enters a function of one value that is null where the value is null or missing.</summary>
    public void Lifted(string name, Func<BsonValue, BsonValue?> function) =>
        Unary(name, value => Numbers.IsNullish(value) ? BsonNull.Value : function(value));

    /// <summary>Enters a function of one number that is null where the number is null or missing.</summary>
    public void Numeric(string name, Func<BsonValue, BsonValue> function) => Lifted(name, value => Numbers.IsNumber(value)
        ? function(value)
        : throw CommandException.Location(28765, $"{name} only supports numeric types, not {BsonTypeNames.Of(value)}"));

    /// <summary>Enters a function of two values.</summary>
    public void Binary(string name, Func<BsonValue?, BsonValue?, BsonValue?> function) =>
        Add(name, (operatorName, argument, scope) =>
        {
            var operands = Arguments.Exactly(2, operatorName, argument, scope);
            return new BinaryOperator(operands[0], operands[1], function);
        });

    /// <summary>Enters a function of two values that is null where one of them is null or missing.</summary>
    public void Lifted(string name, Func<BsonValue, BsonValue, BsonValue?> function) =>
        Binary(name, (left, right) => Numbers.IsNullish(left) || Numbers.IsNullish(right) ? BsonNull.Value : function(left, right));

    /// <summary>Enters a function of any number of values.</summary>
    public void Variadic(string name, Func<BsonValue?[], BsonValue?> function) =>
        Add(name, (_, argument, scope) => new VariadicOperator(Arguments.All(argument, scope), function));

    /// <summary>Enters a function of a number of values between two bounds.</summary>
    public void Variadic(string name, int minimum, int maximum, Func<BsonValue?[], BsonValue?> function) =>
        Add(name, (operatorName, argument, scope) => new VariadicOperator(Arguments.Between(minimum, maximum, operatorName, argument, scope), function));

    /// <summary>Enters a function of named values: null where one is missing or left out.</summary>
    public void Named(string name, NamedArgumentCodes codes, NamedArgument[] arguments, Func<BsonValue?[], BsonValue?> function) =>
        Named(name, codes, arguments, (_, operands) => new VariadicOperator(operands, function));

    /// <summary>Enters an operator of named operands: null where one is left out.</summary>
    public void Named(string name, NamedArgumentCodes codes, NamedArgument[] arguments, Func<string, Expression?[], Expression> create) =>
        Add(name, (_, argument, scope) => create(name, NamedArguments.Operands(name, argument, scope, codes, arguments)));

    public FrozenDictionary<string, OperatorParser> ToFrozen() => _parsers.ToFrozenDictionary(StringComparer.Ordinal);
}
