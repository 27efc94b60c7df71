namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary>A document whose fields are expressions; a missing value leaves its field out.</summary>
internal sealed class ObjectExpression : Operator
{
    private readonly string[] _names;

    private ObjectExpression(string[] names, Expression[] values)
        : base(values) =>
        _names = names;

    public static ObjectExpression Parse(BsonDocument document, VariableScope scope)
    {
        var names = new string[document.ElementCount];
        var values = new Expression[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            var element = document.GetElement(i);
            PathParser.CheckFieldName(element.Name);
            if (Array.IndexOf(names, element.Name, 0, i) >= 0)
                throw CommandException.Location(16406, $"duplicate field name specified in object literal: {element.Name}");
            names[i] = element.Name;
            values[i] = ParseOperand(element.Value, scope);
        }
        return new(names, values);
    }

    public override BsonValue Evaluate(EvaluationContext context)
    {
        var document = new BsonDocument();
        for (var i = 0; i < _names.Length; i++)
            if (Operands[i]!.Evaluate(context) is { } value)
                document.Add(_names[i], value);
        return document;
    }
}
