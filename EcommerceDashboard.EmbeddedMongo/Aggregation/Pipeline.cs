using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation;

/// <summary>A parsed aggregation pipeline.</summary>
internal sealed class Pipeline
{
    private Pipeline()
    {
    }

    /// <summary>Parses and checks every stage before any document is read.</summary>
    /// <exception cref="CommandException">A stage, operator or argument is wrong or not implemented.</exception>
    public static Pipeline Parse(BsonArray stages) => throw new NotImplementedException();

    /// <summary>Runs over a collection; results are made as they are asked for where no stage needs all of them.</summary>
    public IEnumerable<BsonDocument> Run(IPipelineContext context, string collection) => throw new NotImplementedException();
}
