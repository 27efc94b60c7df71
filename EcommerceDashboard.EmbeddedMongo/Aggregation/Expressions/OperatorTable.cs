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

    /// <summary>Enters a function of two values.</summary>
    public void Binary(string name, Func<BsonValue?, BsonValue?, BsonValue?> function) =>
        Add(name, (operatorName, argument, scope) =>
        {
            var operands = Arguments.Exactly(2, operatorName, argument, scope);
            return new BinaryOperator(operands[0], operands[1], function);
        });

    /// <summary>Enters a function of a number of values between two bounds.</summary>
    public void Variadic(string name, int minimum, int maximum, Func<BsonValue?[], BsonValue?> function) =>
        Add(name, (operatorName, argument, scope) => new VariadicOperator(Arguments.Between(minimum, maximum, operatorName, argument, scope), function));

    public FrozenDictionary<string, OperatorParser> ToFrozen() => _parsers.ToFrozenDictionary(StringComparer.Ordinal);
}
