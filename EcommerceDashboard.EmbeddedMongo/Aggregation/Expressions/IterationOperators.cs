namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary><c>$map</c>, <c>$filter</c> and <c>$reduce</c>: an expression for each element of an array.</summary>
internal static class IterationOperators
{
    public static void Register(OperatorTable table)
    {
        table.Add("$map", ParseMap);
        table.Add("$filter", ParseFilter);
        table.Add("$reduce", ParseReduce);
    }

    private static MapOperator ParseMap(string name, BsonValue argument, VariableScope scope)
    {
        var arguments = NamedArguments.Of(name, argument, scope, new(16878, 16879), "input", "as", "in");
        var input = arguments.Required("input", 16880);
        var inner = scope.With(ElementName(arguments));
        return new(input, Expression.ParseOperand(arguments.Raw("in", 16882), inner), inner.Slot);
    }

    private static FilterOperator ParseFilter(string name, BsonValue argument, VariableScope scope)
    {
        var arguments = NamedArguments.Of(name, argument, scope, new(28646, 28647), "input", "as", "cond", "limit");
        var input = arguments.Required("input", 28648);
        var inner = scope.With(ElementName(arguments));
        return new(input, Expression.ParseOperand(arguments.Raw("cond", 28650), inner), arguments.Optional("limit"), inner.Slot);
    }

    private static ReduceOperator ParseReduce(string name, BsonValue argument, VariableScope scope)
    {
        var arguments = NamedArguments.Of(name, argument, scope, new(40075, 40076), "input", "initialValue", "in");
        var input = arguments.Required("input", 40077);
        var initial = arguments.Required("initialValue", 40078);
        var withElement = scope.With("this");
        var inner = withElement.With("value");
        return new(input, initial, Expression.ParseOperand(arguments.Raw("in", 40079), inner), withElement.Slot, inner.Slot);
    }

    /// <summary>The name of the element's variable: <c>this</c> where <c>as</c> does not say otherwise.</summary>
    private static string ElementName(NamedArguments arguments)
    {
        if (arguments.Raw("as") is not { } name) return "this";
        var text = name is BsonString given ? given.Value : throw CommandException.FailedToParse($"'as' must be a string, found: {BsonTypeNames.Of(name)}");
        VariableScope.CheckUserName(text);
        return text;
    }

    /// <summary>An operator on the elements of its first operand, null where that is null or missing.</summary>
    private abstract class IterationOperator(string name, int notArray, params Expression?[] operands) : Operator(operands)
    {
        public sealed override BsonValue? Evaluate(EvaluationContext context) => Operand(0, context) switch
        {
            BsonArray array => Evaluate(array, context),
            null or BsonNull or BsonUndefined => BsonNull.Value,
            var other => throw CommandException.Location(notArray, $"{name} requires its input to be an array, found: {BsonTypeNames.Of(other)}"),
        };

        protected abstract BsonValue? Evaluate(BsonArray array, EvaluationContext context);
    }

    private sealed class MapOperator(Expression input, Expression each, int slot) : IterationOperator("$map", 16883, input, each)
    {
        protected override BsonValue Evaluate(BsonArray array, EvaluationContext context)
        {
            var results = new BsonArray(array.Count);
            for (var i = 0; i < array.Count; i++)
            {
                context.SetLocal(slot, array[i]);
                results.Add(Operand(1, context) ?? BsonNull.Value);
            }
            return results;
        }
    }

    private sealed class FilterOperator(Expression input, Expression condition, Expression? limit, int slot)
        : IterationOperator("$filter", 28651, input, condition, limit)
    {
        protected override BsonValue Evaluate(BsonArray array, EvaluationContext context)
        {
            var remaining = Limit(context);
            var results = new BsonArray();
            for (var i = 0; i < array.Count && results.Count < remaining; i++)
            {
                context.SetLocal(slot, array[i]);
                if (Truth.IsTrue(Operand(1, context)))
                    results.Add(array[i]);
            }
            return results;
        }

        private int Limit(EvaluationContext context)
        {
            var value = Operand(2, context);
            if (Numbers.IsNullish(value)) return int.MaxValue;
            var limit = Numbers.ExactInt32(value)
                ?? throw CommandException.Location(327391, $"$filter: limit must be represented as a 32-bit integral value: {value}");
            return limit > 0 ? limit : throw CommandException.Location(327392, $"$filter: limit must be greater than 0: {limit}");
        }
    }

    private sealed class ReduceOperator(Expression input, Expression initial, Expression each, int elementSlot, int valueSlot)
        : IterationOperator("$reduce", 40080, input, initial, each)
    {
        protected override BsonValue? Evaluate(BsonArray array, EvaluationContext context)
        {
            var result = Operand(1, context);
            for (var i = 0; i < array.Count; i++)
            {
                context.SetLocal(elementSlot, array[i]);
                context.SetLocal(valueSlot, result);
                result = Operand(2, context);
            }
            return result;
        }
    }
}
