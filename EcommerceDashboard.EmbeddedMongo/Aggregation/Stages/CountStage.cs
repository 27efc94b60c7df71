namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Stages;

/// <summary><c>$count</c>: one document with the number of documents; none when there is none to count.</summary>
internal sealed class CountStage(string field) : GatheringStage
{
    public static CountStage Parse(BsonValue argument)
    {
        if (argument is not BsonString { Value: var field }) throw CommandException.Location(40156, "the count field must be a non-empty string");
        if (field.Length == 0) throw CommandException.Location(40157, "the count field must be a non-empty string");
        if (field[0] == '$') throw CommandException.Location(40158, "the count field cannot be a $-prefixed path");
        if (field.Contains('\0', StringComparison.Ordinal)) throw CommandException.Location(40159, "the count field cannot contain a null byte");
        if (field.Contains('.', StringComparison.Ordinal)) throw CommandException.Location(40160, "the count field cannot contain '.'");
        if (field == "_id") throw CommandException.Location(9039800, "the count field cannot be '_id'");
        return new CountStage(field);
    }

    public override Gathering Start(PipelineRun run) => new Counting(field);

    public override bool AddNeeds(FieldNeeds needs) => true;

    private sealed class Counting(string field) : Gathering
    {
        private long _count;

        public override void AddRange(IEnumerable<BsonDocument> documents) => _count += documents.LongCount();

        public override void Merge(Gathering later) => _count += ((Counting)later)._count;

        public override IEnumerable<BsonDocument> Results() =>
            _count == 0 ? [] : [new BsonDocument(field, Numbers.Int32OrInt64(_count))];
    }
}
