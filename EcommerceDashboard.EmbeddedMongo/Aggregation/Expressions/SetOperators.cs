namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary>Arrays as sets: without order and without duplicates. Results keep the order in which elements are first met.</summary>
internal static class SetOperators
{
    public static void Register(OperatorTable table)
    {
        table.Variadic("$setUnion", Union);
        table.Variadic("$setIntersection", Intersection);
        table.Add("$setEquals", ParseEquals);
        table.Lifted("$setDifference", Difference);
        table.Binary("$setIsSubset", IsSubset);
        table.Unary("$allElementsTrue", value => (BsonBoolean)Array(value, 17040, "$allElementsTrue's argument must be an array, but is ").All(Truth.IsTrue));
        table.Unary("$anyElementTrue", value => (BsonBoolean)Array(value, 17041, "$anyElementTrue's argument must be an array, but is ").Any(Truth.IsTrue));
    }

    private static VariadicOperator ParseEquals(string name, BsonValue argument, VariableScope scope)
    {
        var operands = Arguments.All(argument, scope);
        if (operands.Length < 2) throw CommandException.Location(17045, $"{name} needs at least two arguments had: {operands.Length}");
        for (var i = 0; i < operands.Length; i++)
            if (operands[i] is ObjectExpression or Constant { Value: not BsonArray })
                throw CommandException.Location(5887502, $"All operands of $setEquals must be arrays. The {i + 1}-th argument is none");
        return new(operands, AreEqual);
    }

    private static BsonValue Union(BsonValue?[] operands)
    {
        var seen = new HashSet<BsonValue>(BsonOrder.Instance);
        var union = new BsonArray();
        foreach (var operand in operands)
        {
            if (Numbers.IsNullish(operand)) return BsonNull.Value;
            var array = Array(operand, 17043, "All operands of $setUnion must be arrays. One argument is of type: ");
            foreach (var element in array)
                if (seen.Add(element))
                    union.Add(element);
        }
        return union;
    }

    private static BsonValue Intersection(BsonValue?[] operands)
    {
        HashSet<BsonValue>? common = null;
        foreach (var operand in operands)
        {
            if (Numbers.IsNullish(operand)) return BsonNull.Value;
            var array = Array(operand, 17047, "All operands of $setIntersection must be arrays. One argument is of type: ");
            if (common is null)
                common = SetOf(array);
            else
                common.IntersectWith(SetOf(array));
        }
        return common is null ? [] : new BsonArray(common);
    }

    private static BsonBoolean AreEqual(BsonValue?[] operands)
    {
        HashSet<BsonValue>? first = null;
        foreach (var operand in operands)
        {
            var array = Array(operand, 17044, "All operands of $setEquals must be arrays. One argument is of type: ");
            if (first is null)
                first = SetOf(array);
            else if (!first.SetEquals(SetOf(array)))
                return BsonBoolean.False;
        }
        return BsonBoolean.True;
    }

    private static BsonArray Difference(BsonValue left, BsonValue right)
    {
        var kept = Array(left, 17048, "both operands of $setDifference must be arrays. First argument is of type: ");
        var removed = SetOf(Array(right, 17049, "both operands of $setDifference must be arrays. Second argument is of type: "));
        return new(kept.Where(removed.Add));
    }

    private static BsonBoolean IsSubset(BsonValue? left, BsonValue? right)
    {
        var part = Array(left, 17046, "both operands of $setIsSubset must be arrays. First argument is of type: ");
        var whole = Array(right, 17042, "both operands of $setIsSubset must be arrays. Second argument is of type: ");
        // Short arrays, as of categories, are faster compared than hashed.
        if ((long)part.Count * whole.Count <= 64)
        {
            for (var i = 0; i < part.Count; i++)
                if (!Contains(whole, part[i])) return BsonBoolean.False;
            return BsonBoolean.True;
        }
        return SetOf(whole).IsSupersetOf(part) ? BsonBoolean.True : BsonBoolean.False;
    }

    private static bool Contains(BsonArray array, BsonValue value)
    {
        for (var i = 0; i < array.Count; i++)
            if (BsonOrder.Instance.Compare(array[i], value) == 0) return true;
        return false;
    }

    private static HashSet<BsonValue> SetOf(BsonArray array) => new(array, BsonOrder.Instance);

    private static BsonArray Array(BsonValue? value, int code, string message) =>
        value as BsonArray ?? throw CommandException.Location(code, message + BsonTypeNames.Of(value));
}
