namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary>An array whose elements are expressions; a missing element becomes null.</summary>
internal sealed class ArrayExpression(Expression[] elements) : Operator(elements)
{
    public static ArrayExpression Parse(BsonArray array, VariableScope scope)
    {
        var elements = new Expression[array.Count];
        for (var i = 0; i < elements.Length; i++)
            elements[i] = ParseOperand(array[i], scope);
        return new(elements);
    }

    /// <summary>Its elements, where an operator takes them as its arguments.</summary>
    public IReadOnlyList<Expression> Elements => Operands!;

    public override BsonValue Evaluate(EvaluationContext context)
    {
        var array = new BsonArray(Operands.Length);
        foreach (var element in Operands)
            array.Add(element!.Evaluate(context) ?? BsonNull.Value);
        return array;
    }
}
