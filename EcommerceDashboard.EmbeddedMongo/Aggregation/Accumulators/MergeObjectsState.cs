namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Accumulators;

/// <summary><c>$mergeObjects</c>: one document of all fields, the later value of a name winning; null and missing do not count.</summary>
internal sealed class MergeObjectsState(Expression argument) : ValueAccumulatorState(argument)
{
    private readonly BsonDocument _merged = [];

    public override void Add(BsonValue? value)
    {
        switch (value)
        {
            case null or BsonNull or BsonUndefined:
                break;
            case BsonDocument document:
                foreach (var element in document)
                    _merged[element.Name] = element.Value;
                break;
            default:
                throw CommandException.Location(5911200, $"$mergeObjects requires object inputs, but input {value} is of type {BsonTypeNames.Of(value)}");
        }
    }

    public override void Merge(AccumulatorState later) => Add(((MergeObjectsState)later)._merged);

    public override BsonValue Result() => _merged.ShallowCopy();
}
