namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary><c>$getField</c>, <c>$setField</c>, <c>$unsetField</c>: fields by name, which may hold dots and dollar signs.</summary>
internal static class FieldOperators
{
    public static Expression ParseGet(string name, BsonValue argument, VariableScope scope)
    {
        // A document that is itself an expression gives the name of the field.
        if (argument is not BsonDocument document || (document.ElementCount == 1 && document.GetElement(0).Name.StartsWith('$')))
            return new GetFieldOperator(Expression.ParseOperand(argument, scope), new RootVariable());
        var operands = NamedArguments.Operands(name, argument, scope, new(3041700, 3041701), [new("field", 3041702), new("input", 3041703)]);
        return new GetFieldOperator(operands[0]!, operands[1]!);
    }

    public static Expression ParseSet(string name, BsonValue argument, VariableScope scope)
    {
        var arguments = NamedArguments.Of(name, argument, scope, new(4161100, 4161101), "field", "input", "value");
        var field = arguments.Raw("field", 4161102);
        var value = arguments.Required("value", 4161103);
        var input = arguments.Required("input", 4161109);
        return new SetFieldOperator(name, FieldName(name, field, scope), input, value);
    }

    public static Expression ParseUnset(string name, BsonValue argument, VariableScope scope)
    {
        var arguments = NamedArguments.Of(name, argument, scope, new(4161100, 4161101), "field", "input");
        var field = arguments.Raw("field", 4161102);
        var input = arguments.Required("input", 4161109);
        return new SetFieldOperator(name, FieldName(name, field, scope), input, new Constant(null));
    }

    private static string FieldName(string name, BsonValue specification, VariableScope scope)
    {
        if (specification is BsonString { Value: ['$', ..] })
            throw CommandException.Location(4161108, $"'{specification}' is a field path reference which is not allowed in this context. Did you mean {{$literal: '{specification}'}}?");
        // An object or array literal is no constant to the server, whatever is in it.
        var expression = Expression.ParseOperand(specification, scope);
        if (expression is ObjectExpression or ArrayExpression || expression.Fold() is not Constant { Value: var value })
            throw CommandException.Location(4161106, $"{name} requires 'field' to evaluate to a constant");
        var field = value is BsonString text
            ? text.Value
            : throw CommandException.Location(4161107, $"{name} requires 'field' to evaluate to type String, but got {BsonTypeNames.Of(value)}");
        return field.Contains('\0') ? throw CommandException.Location(9534700, $"{name}: 'field' must not contain a null byte") : field;
    }

    private sealed class GetFieldOperator(Expression field, Expression input) : Operator(field, input)
    {
        public override BsonValue? Evaluate(EvaluationContext context)
        {
            var name = Operand(0, context) is BsonString text
                ? text.Value
                : throw CommandException.Location(3041704, "$getField requires 'field' to evaluate to type String");
            var value = Operand(1, context);
            if (value is BsonDocument document) return document.TryGetValue(name, out var found) ? found : null;
            return value is BsonNull or BsonUndefined ? BsonNull.Value : null;
        }
    }

    private sealed class SetFieldOperator(string name, string field, Expression input, Expression value) : Operator(input, value)
    {
        public override BsonValue Evaluate(EvaluationContext context)
        {
            var input = Operand(0, context);
            if (Numbers.IsNullish(input)) return BsonNull.Value;
            if (input is not BsonDocument document) throw CommandException.Location(4161105, $"{name} requires 'input' to evaluate to type Object");
            var changed = new BsonDocument(document.Elements);
            if (Operand(1, context) is { } value)
                changed.Set(field, value);
            else
                changed.Remove(field);
            return changed;
        }
    }
}
