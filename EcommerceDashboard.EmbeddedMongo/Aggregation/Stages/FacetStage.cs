using EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Stages;

/// <summary><c>$facet</c>: several pipelines over the same documents, their results as arrays of one document.</summary>
internal sealed class FacetStage(IReadOnlyList<(string Name, Pipeline Pipeline)> facets) : Stage
{
    public static FacetStage Parse(BsonValue argument, PipelineScope scope)
    {
        if (argument is not BsonDocument { ElementCount: > 0 } specification)
            throw CommandException.Location(40169, $"the $facet specification must be a non-empty object, but found: {argument}");
        var facets = new List<(string, Pipeline)>();
        foreach (var facet in specification)
        {
            PathParser.CheckFieldName(facet.Name);
            if (facet.Value is not BsonArray stages)
                throw CommandException.Location(40170, $"arguments to $facet must be arrays, {facet.Name} is type {BsonTypeNames.Of(facet.Value)}");
            foreach (var stage in stages.Where(stage => stage is not BsonDocument))
                throw CommandException.Location(40171, $"elements of arrays in $facet spec must be non-empty objects, {facet.Name} argument contained an element of type {BsonTypeNames.Of(stage)}: {stage}");
            facets.Add((facet.Name, Pipeline.Parse(stages, scope.Inside(PipelinePlace.Facet))));
        }

        return new FacetStage(facets);
    }

    public override IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input, PipelineRun run)
    {
        var documents = new DecodedFeed(input.ToList());
        var result = new BsonDocument();
        foreach (var (name, pipeline) in facets)
            result.Add(name, new BsonArray(pipeline.Run(run, documents)));
        yield return result;
    }

    public override bool AddNeeds(FieldNeeds needs)
    {
        foreach (var (_, pipeline) in facets)
        {
            if (!pipeline.AddNeeds(needs))
                needs.AddWhole();
        }

        return true;
    }
}
