using EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Stages;

/// <summary><c>$bucketAuto</c>: groups into so many ranges of about equal size. Granularities are not implemented.</summary>
internal sealed class BucketAutoStage(Expression groupBy, int count, IReadOnlyList<AccumulatedField> output) : Stage
{
    public static BucketAutoStage Parse(BsonValue argument, PipelineScope scope)
    {
        if (argument is not BsonDocument specification)
            throw CommandException.Location(40240, $"The argument to $bucketAuto must be an object, but found type: {BsonTypeNames.Of(argument)}.");
        Expression? groupBy = null;
        int? count = null;
        var output = BucketStage.CountOnly(scope);
        foreach (var option in specification)
        {
            switch (option.Name)
            {
                case "groupBy":
                    groupBy = BucketStage.IsExpression(option.Value)
                        ? scope.Parse(option.Value)
                        : throw CommandException.Location(40239, $"The $bucketAuto 'groupBy' field must be defined as a $-prefixed path or an expression object, but found: {option.Value}");
                    break;
                case "buckets":
                    count = ParseCount(option.Value);
                    break;
                case "output":
                    output = option.Value is BsonDocument fields
                        ? [.. fields.Select(field => AccumulatedField.Parse(field, scope))]
                        : throw CommandException.Location(40244, $"The $bucketAuto 'output' field must be an object, but found type: {BsonTypeNames.Of(option.Value)}.");
                    break;
                case "granularity" when option.Value is not BsonString:
                    throw CommandException.Location(40261, $"The $bucketAuto 'granularity' field must be a string, but found type: {BsonTypeNames.Of(option.Value)}.");
                case "granularity":
                    throw CommandException.Location(40257, $"The granularity '{option.Value}' is not implemented.");
                default:
                    throw CommandException.Location(40245, $"Unrecognized option to $bucketAuto: {option.Name}.");
            }
        }

        return groupBy is not null && count is { } buckets
            ? new BucketAutoStage(groupBy, buckets, output)
            : throw CommandException.Location(40246, "$bucketAuto requires 'groupBy' and 'buckets' to be specified.");
    }

    public override IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input, PipelineRun run)
    {
        var scope = run.NewScope();
        var sorted = input.Select(document => (Value: ValueOf(document, scope), Document: document)).OrderBy(entry => entry.Value, BsonOrder.Instance).ToList();
        var size = Math.Max(1, (int)Math.Round((double)sorted.Count / count, MidpointRounding.AwayFromZero));
        var start = 0;
        for (var bucket = 1; start < sorted.Count; bucket++)
        {
            var end = bucket == count ? sorted.Count : Math.Min(sorted.Count, start + size);
            while (end < sorted.Count && BsonOrder.Instance.Compare(sorted[end].Value, sorted[end - 1].Value) == 0)
                end++;
            // The upper bound is the lower one of the next bucket, and not within; that of the last is within.
            var upper = end < sorted.Count ? sorted[end].Value : sorted[end - 1].Value;
            var bounds = new BsonDocument { { "min", sorted[start].Value }, { "max", upper } };
            var group = new GroupStage(new GroupKey(new Constant(bounds)), output);
            yield return group.Run(sorted.Take(start..end).Select(entry => entry.Document), run).Single();
            start = end;
        }
    }

    public override bool AddNeeds(FieldNeeds needs) => new GroupStage(new GroupKey(groupBy), output).AddNeeds(needs);

    private BsonValue ValueOf(BsonDocument document, EvaluationContext scope)
    {
        scope.Root = document;
        return groupBy.Evaluate(scope) ?? BsonNull.Value;
    }

    private static int ParseCount(BsonValue value)
    {
        if (!value.IsNumeric)
            throw CommandException.Location(40241, $"The $bucketAuto 'buckets' field must be a numeric value, but found type: {BsonTypeNames.Of(value)}.");
        var number = value.ToDouble();
        if (Math.Floor(number) != number || number is < int.MinValue or > int.MaxValue)
            throw CommandException.Location(40242, $"The $bucketAuto 'buckets' field must be representable as a 32-bit integer, but found {value}.");
        return number > 0
            ? (int)number
            : throw CommandException.Location(40243, $"The $bucketAuto 'buckets' field must be greater than 0, but found: {value}.");
    }
}
