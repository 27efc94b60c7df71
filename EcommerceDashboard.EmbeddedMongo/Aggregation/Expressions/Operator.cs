namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary>An expression made of operands.</summary>
/// <param name="operands">The operands in order; null where an optional one was left out.</param>
internal abstract class Operator(params Expression?[] operands) : Expression
{
    protected Expression?[] Operands { get; } = operands;

    /// <summary>Whether constant operands make a constant value: not for random or context-dependent operators.</summary>
    protected virtual bool IsPure => true;

    /// <summary>The value of an operand; null when it is missing or was left out.</summary>
    protected BsonValue? Operand(int index, EvaluationContext context) => Operands[index]?.Evaluate(context);

    public override void AddDependencies(Dependencies dependencies)
    {
        foreach (var operand in Operands)
            operand?.AddDependencies(dependencies);
    }

    public override Expression Fold()
    {
        var constant = IsPure;
        for (var i = 0; i < Operands.Length; i++)
        {
            Operands[i] = Operands[i]?.Fold();
            constant &= Operands[i] is null or Constant;
        }
        return constant ? new Constant(Evaluate(EvaluationContext.WithoutDocument())) : this;
    }
}

/// <summary>An operator that is a function of one value.</summary>
internal sealed class UnaryOperator(Expression operand, Func<BsonValue?, BsonValue?> function) : Operator(operand)
{
    public override BsonValue? Evaluate(EvaluationContext context) => function(Operands[0]!.Evaluate(context));
}

/// <summary>An operator that is a function of two values.</summary>
internal sealed class BinaryOperator(Expression left, Expression right, Func<BsonValue?, BsonValue?, BsonValue?> function) : Operator(left, right)
{
    public override BsonValue? Evaluate(EvaluationContext context) =>
        function(Operands[0]!.Evaluate(context), Operands[1]!.Evaluate(context));
}

/// <summary>An operator that is a function of any number of values.</summary>
internal sealed class VariadicOperator(Expression?[] operands, Func<BsonValue?[], BsonValue?> function) : Operator(operands)
{
    public override BsonValue? Evaluate(EvaluationContext context)
    {
        var values = new BsonValue?[Operands.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = Operand(i, context);
        return function(values);
    }
}
