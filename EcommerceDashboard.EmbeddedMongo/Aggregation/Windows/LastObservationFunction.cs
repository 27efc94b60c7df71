namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Windows;

/// <summary><c>$locf</c>: the last observation carried forward into what is null or missing.</summary>
internal sealed class LastObservationFunction(Expression input) : WindowFunction
{
    public static LastObservationFunction Parse(WindowSpecification specification)
    {
        specification.CheckNoWindow(9);
        return new LastObservationFunction(specification.Scope.Parse(specification.Argument));
    }

    public override IReadOnlyList<BsonValue> Compute(WindowPartition partition)
    {
        var values = new BsonValue[partition.Count];
        BsonValue last = BsonNull.Value;
        for (var i = 0; i < values.Length; i++)
        {
            var value = input.Evaluate(partition.At(i));
            if (!Numbers.IsNullish(value))
                last = value!;
            values[i] = last;
        }

        return values;
    }

    public override void AddNeeds(FieldNeeds needs) => needs.Add(input);
}
