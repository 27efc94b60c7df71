using System.Collections.Frozen;
using EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions.Dates;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary>Parses one operator from its argument.</summary>
/// <param name="name">The name with its dollar sign, for messages.</param>
/// <param name="argument">What stands behind the name.</param>
/// <param name="scope">The variables in sight.</param>
internal delegate Expression OperatorParser(string name, BsonValue argument, VariableScope scope);

/// <summary>The operators of expressions by name.</summary>
internal static class OperatorCatalog
{
    private static readonly FrozenDictionary<string, OperatorParser> Parsers = Build();

    /// <summary>The names of all operators, sorted.</summary>
    public static IEnumerable<string> Names => Parsers.Keys.Order(StringComparer.Ordinal);

    public static bool IsKnown(string name) => Parsers.ContainsKey(name);

    /// <summary>Parses an operator.</summary>
    /// <exception cref="CommandException">InvalidPipelineOperator (168) when there is none of that name.</exception>
    public static Expression Parse(string name, BsonValue argument, VariableScope scope) =>
        Parsers.TryGetValue(name, out var parser)
            ? parser(name, argument, scope)
            : throw new CommandException(168, "InvalidPipelineOperator", $"Unrecognized expression '{name}'");

    private static FrozenDictionary<string, OperatorParser> Build()
    {
        var table = new OperatorTable();
        AccumulatingOperators.Register(table);
        ArithmeticOperators.Register(table);
        ArrayOperators.Register(table);
        ComparisonOperators.Register(table);
        ConditionalOperators.Register(table);
        DateOperators.Register(table);
        IterationOperators.Register(table);
        LetOperator.Register(table);
        LiteralOperators.Register(table);
        LogicOperators.Register(table);
        ObjectOperators.Register(table);
        PowerOperators.Register(table);
        RandomOperators.Register(table);
        SelectionOperators.Register(table);
        SetOperators.Register(table);
        SizeOperators.Register(table);
        TextOperators.Register(table);
        TrigonometryOperators.Register(table);
        TypeOperators.Register(table);
        return table.ToFrozen();
    }
}
