namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary><c>$zip</c>: an array of arrays turned on its side.</summary>
/// <remarks>Operands: the inputs, then as many defaults, if any are given.</remarks>
internal sealed class ZipOperator : Operator
{
    private readonly int _inputs;
    private readonly bool _useLongest;

    private ZipOperator(Expression[] inputs, Expression[] defaults, bool useLongest)
        : base([.. inputs, .. defaults])
    {
        _inputs = inputs.Length;
        _useLongest = useLongest;
    }

    public static ZipOperator Parse(string name, BsonValue argument, VariableScope scope)
    {
        var arguments = NamedArguments.Of(name, argument, scope, new(34460, 34464), "inputs", "defaults", "useLongestLength");
        var useLongest = arguments.Raw("useLongestLength") switch
        {
            null => false,
            BsonBoolean boolean => boolean.Value,
            var other => throw CommandException.Location(34463, $"useLongestLength must be a bool, found {BsonTypeNames.Of(other)}"),
        };
        var defaults = arguments.Raw("defaults") switch
        {
            null => [],
            BsonArray array => Arguments.All(array, scope),
            var other => throw CommandException.Location(34462, $"defaults must be an array of expressions, found {BsonTypeNames.Of(other)}"),
        };
        var inputs = arguments.Raw("inputs", 34465) is BsonArray list
            ? Arguments.All(list, scope)
            : throw CommandException.Location(34461, "inputs must be an array of expressions");
        if (inputs.Length == 0) throw CommandException.Location(34465, "$zip requires at least one input array");
        if (defaults.Length > 0 && !useLongest) throw CommandException.Location(34466, "cannot specify defaults unless useLongestLength is true");
        if (defaults.Length > 0 && defaults.Length != inputs.Length) throw CommandException.Location(34467, "defaults and inputs must have the same length");
        return new(inputs, defaults, useLongest);
    }

    public override BsonValue Evaluate(EvaluationContext context)
    {
        var inputs = new BsonArray[_inputs];
        var length = _useLongest ? 0 : int.MaxValue;
        for (var i = 0; i < _inputs; i++)
        {
            var value = Operand(i, context);
            if (Numbers.IsNullish(value)) return BsonNull.Value;
            inputs[i] = value as BsonArray
                ?? throw CommandException.Location(34468, $"$zip found a non-array expression in input: {value}");
            length = _useLongest ? Math.Max(length, inputs[i].Count) : Math.Min(length, inputs[i].Count);
        }
        var rows = new BsonArray(length);
        for (var row = 0; row < length; row++)
        {
            var cells = new BsonArray(_inputs);
            for (var i = 0; i < _inputs; i++)
                cells.Add(row < inputs[i].Count ? inputs[i][row] : Default(i, context));
            rows.Add(cells);
        }
        return rows;
    }

    private BsonValue Default(int input, EvaluationContext context) =>
        Operands.Length == _inputs ? BsonNull.Value : Operand(_inputs + input, context) ?? BsonNull.Value;
}
