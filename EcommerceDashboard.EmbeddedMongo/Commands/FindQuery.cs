using EcommerceDashboard.EmbeddedMongo.Query;
using EcommerceDashboard.EmbeddedMongo.Storage;
using EcommerceDashboard.EmbeddedMongo.Values;
using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

/// <summary>What a <c>find</c> asks for, checked before any document is read.</summary>
internal sealed class FindQuery
{
    private readonly BsonDocument _filter;
    private readonly Matcher _matcher;
    private readonly SortOrder? _sort;
    private readonly FindProjection? _projection;
    private readonly long _skip;
    private readonly long _limit;

    private FindQuery(CommandArguments arguments, BsonDocument let, DateTime now)
    {
        _filter = arguments.Document("filter") ?? [];
        _matcher = Matcher.Parse(_filter, let, now);
        _sort = arguments.Document("sort") is { ElementCount: > 0 } sort ? SortOrder.Parse(sort) : null;
        _projection = arguments.Document("projection") is { ElementCount: > 0 } projection ? FindProjection.Parse(projection, _filter, let, now) : null;
        _skip = arguments.Count("skip") ?? 0;
        _limit = arguments.Count("limit") ?? 0;
    }

    /// <exception cref="CommandException">An argument is wrong or not implemented.</exception>
    public static FindQuery Parse(CommandArguments arguments, DateTime now)
    {
        Collation.Check(arguments);
        if (arguments.Flag("tailable") || arguments.Flag("awaitData"))
            throw CommandException.BadValue("error processing query: tailable cursor requested on non capped collection");
        foreach (var field in (string[])["min", "max"])
        {
            if (arguments.Document(field) is { ElementCount: > 0 }) throw new CommandException(115, "CommandNotSupported", $"'{field}' is not supported");
        }
        foreach (var field in (string[])["returnKey", "showRecordId"])
        {
            if (arguments.Flag(field)) throw new CommandException(115, "CommandNotSupported", $"'{field}' is not supported");
        }
        return new FindQuery(arguments, LetVariables.Evaluate(arguments.Document("let"), [], now), now);
    }

    /// <summary>The results as BSON, made as they are asked for; a sort needs all matches first.</summary>
    public IEnumerable<byte[]> Run(CollectionVersion collection, ReadScope scope)
    {
        var source = collection.Candidates(_filter) ?? collection.Snapshot();
        if (_filter.ElementCount == 0 && _sort is null && _projection is null) return Window(source);
        var matches = Matches(source, scope);
        if (_sort is not null) matches = matches.OrderBy(match => match.Document, _sort);
        return Window(matches).Select(match => _projection is null ? match.Bytes : BsonCodec.Encode(_projection.Apply(match.Document)));
    }

    private IEnumerable<(byte[] Bytes, BsonDocument Document)> Matches(IReadOnlyList<byte[]> source, ReadScope scope)
    {
        foreach (var bytes in source)
        {
            scope.Cancellation.ThrowIfCancellationRequested();
            var document = BsonCodec.Decode(bytes);
            if (_matcher.Matches(document)) yield return (bytes, document);
        }
    }

    private IEnumerable<T> Window<T>(IEnumerable<T> results)
    {
        if (_skip > 0) results = results.Skip((int)Math.Min(_skip, int.MaxValue));
        return _limit > 0 ? results.Take((int)Math.Min(_limit, int.MaxValue)) : results;
    }
}
