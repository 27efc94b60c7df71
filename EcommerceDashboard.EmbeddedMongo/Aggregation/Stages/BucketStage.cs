namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Stages;

/// <summary><c>$bucket</c>: groups by the given ranges; a <c>$group</c> by the lower bound of the range and a <c>$sort</c>, as MongoDB has it.</summary>
internal static class BucketStage
{
    public static IReadOnlyList<Stage> Parse(BsonValue argument, PipelineScope scope)
    {
        if (argument is not BsonDocument specification)
            throw CommandException.Location(40201, $"Argument to $bucket stage must be an object, but found type: {BsonTypeNames.Of(argument)}.");
        Expression? groupBy = null;
        BsonValue[]? boundaries = null;
        BsonValue? rest = null;
        IReadOnlyList<AccumulatedField> output = CountOnly(scope);
        foreach (var option in specification)
        {
            switch (option.Name)
            {
                case "groupBy":
                    groupBy = IsExpression(option.Value)
                        ? scope.Parse(option.Value)
                        : throw CommandException.Location(40202, $"The $bucket 'groupBy' field must be defined as a $-prefixed path or an expression, but found: {option.Value}.");
                    break;
                case "boundaries":
                    boundaries = ParseBoundaries(option.Value, scope);
                    break;
                case "default":
                    rest = scope.ParseConstant(option.Value, 40195, "The $bucket 'default' field must be a constant expression") ?? BsonNull.Value;
                    break;
                case "output":
                    output = option.Value is BsonDocument fields
                        ? ParseOutput(fields, scope)
                        : throw CommandException.Location(40196, $"The $bucket 'output' field must be an object, but found type: {BsonTypeNames.Of(option.Value)}.");
                    break;
                default:
                    throw CommandException.Location(40197, $"Unrecognized option to $bucket: {option.Name}.");
            }
        }

        if (groupBy is null || boundaries is null) throw CommandException.Location(40198, "$bucket requires 'groupBy' and 'boundaries' to be specified.");
        if (rest is not null && BsonOrder.Instance.Compare(rest, boundaries[0]) >= 0 && BsonOrder.Instance.Compare(rest, boundaries[^1]) < 0)
            throw CommandException.Location(40199, "The $bucket 'default' field must be less than the lowest boundary or greater than or equal to the highest boundary.");
        return [new GroupStage(new GroupKey(new BucketOf(groupBy, boundaries, rest)), output), SortStage.Parse(new BsonDocument("_id", 1))];
    }

    /// <summary>The output of <c>$bucket</c> and <c>$bucketAuto</c> when none is asked for.</summary>
    public static IReadOnlyList<AccumulatedField> CountOnly(PipelineScope scope) =>
        [AccumulatedField.Parse(new BsonElement("count", new BsonDocument("$sum", 1)), scope)];

    /// <summary>Whether a value can be grouped by: a path or an expression.</summary>
    public static bool IsExpression(BsonValue value) => value is BsonDocument or BsonString { Value: ['$', ..] };

    private static AccumulatedField[] ParseOutput(BsonDocument fields, PipelineScope scope)
    {
        var output = fields.Select(field => AccumulatedField.Parse(field, scope)).ToArray();
        return Array.Exists(output, field => field.Name == "_id")
            ? throw CommandException.Location(15948, "a group's _id may only be specified once")
            : output;
    }

    private static BsonValue[] ParseBoundaries(BsonValue specification, PipelineScope scope)
    {
        if (specification is not BsonArray array)
            throw CommandException.Location(40200, $"The $bucket 'boundaries' field must be an array, but found type: {BsonTypeNames.Of(specification)}.");
        var boundaries = array.Select(item => scope.ParseConstant(item, 40191, "The $bucket 'boundaries' field must be an array of constant values") ?? BsonNull.Value).ToArray();
        if (boundaries.Length < 2)
            throw CommandException.Location(40192, $"The $bucket 'boundaries' field must have at least 2 values, but found {boundaries.Length} value(s).");
        for (var i = 1; i < boundaries.Length; i++)
        {
            var (lower, upper) = (boundaries[i - 1], boundaries[i]);
            if (BsonOrder.TypeClass(lower) != BsonOrder.TypeClass(upper))
                throw CommandException.Location(40193, $"All values in the the 'boundaries' option to $bucket must have the same type. Found conflicting types {BsonTypeNames.Of(lower)} and {BsonTypeNames.Of(upper)}.");
            if (BsonOrder.Instance.Compare(lower, upper) >= 0)
                throw CommandException.Location(40194, $"The 'boundaries' option to $bucket must be sorted, but elements {i - 1} and {i} are not in ascending order ({lower} is not less than {upper}).");
        }

        return boundaries;
    }

    /// <summary>The lower bound of the range a value falls into.</summary>
    private sealed class BucketOf(Expression groupBy, BsonValue[] boundaries, BsonValue? rest) : Expression
    {
        public override BsonValue Evaluate(EvaluationContext context)
        {
            var value = groupBy.Evaluate(context);
            var found = Array.BinarySearch(boundaries, value, BsonOrder.Instance);
            var bucket = found >= 0 ? found : ~found - 1;
            if (bucket >= 0 && bucket < boundaries.Length - 1) return boundaries[bucket];
            return rest ?? throw CommandException.Location(40066, "$switch could not find a matching branch for an input, and no default was specified.");
        }

        public override void AddDependencies(Dependencies dependencies) => groupBy.AddDependencies(dependencies);
    }
}
