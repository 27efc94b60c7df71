namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Windows;

/// <summary><c>$rank</c>, <c>$denseRank</c> (ties share a rank, with or without gaps after them) and <c>$documentNumber</c>.</summary>
internal sealed class RankFunction(string name) : WindowFunction
{
    public static RankFunction Parse(WindowSpecification specification)
    {
        specification.CheckNoWindow(5371601);
        if (specification.Argument is not BsonDocument { ElementCount: 0 })
            throw CommandException.Location(5371603, $"{specification.Name} must be specified with '{{}}' as the value");
        if (specification.Sort?.Path is null)
            throw CommandException.Location(5371602, $"{specification.Name} must be specified with a top level sortBy expression with exactly one element");
        return new RankFunction(specification.Name);
    }

    public override IReadOnlyList<BsonValue> Compute(WindowPartition partition)
    {
        var ranks = new BsonValue[partition.Count];
        var rank = 0;
        for (var i = 0; i < ranks.Length; i++)
        {
            if (i == 0 || name == "$documentNumber" || !partition.AreTied(i - 1, i))
                rank = name == "$denseRank" ? rank + 1 : i + 1;
            ranks[i] = rank;
        }

        return ranks;
    }
}
