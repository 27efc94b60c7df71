using EcommerceDashboard.EmbeddedMongo.Query;
using EcommerceDashboard.EmbeddedMongo.Storage;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

/// <summary>What a <c>find</c> asks for, checked before any document is read.</summary>
internal sealed class FindQuery
{
    private readonly BsonDocument _filter;
    private readonly Matcher _matcher;
    private readonly BsonDocument? _sort;
    private readonly SortOrder? _order;
    private readonly FindProjection? _projection;
    private readonly bool _isNatural;
    private readonly bool _isBackward;
    private readonly long _skip;
    private readonly long _limit;

    private FindQuery(CommandArguments arguments, BsonDocument let, DateTime now)
    {
        _filter = arguments.Document("filter") ?? [];
        _matcher = Matcher.Parse(_filter, let, now);
        var natural = Natural(arguments.Value("sort")) ?? Natural(arguments.Value("hint"));
        _isNatural = natural is not null;
        _isBackward = natural < 0;
        if (arguments.Document("sort") is { ElementCount: > 0 } sort && Natural(sort) is null)
        {
            _sort = sort;
            _order = SortOrder.Parse(sort);
        }
        _projection = arguments.Document("projection") is { ElementCount: > 0 } projection ? FindProjection.Parse(projection, _filter, let, now) : null;
        _skip = arguments.Count("skip") ?? 0;
        _limit = arguments.Count("limit") ?? 0;
    }

    /// <exception cref="CommandException">An argument is wrong or not implemented.</exception>
    public static FindQuery Parse(CommandArguments arguments, DateTime now)
    {
        Collation.Check(arguments);
        if (arguments.Flag("awaitData") && !arguments.Flag("tailable"))
            throw CommandException.FailedToParse("Cannot set 'awaitData' without also setting 'tailable'");
        if (arguments.Body.TryGetValue("filter", out var filter) && filter.IsBsonNull) throw arguments.WrongType("filter", filter, "object");
        if (arguments.Flag("tailable"))
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

    /// <summary>The index that serves the query; null: none, all documents are looked at.</summary>
    public IndexScan? Plan(CollectionVersion collection) => _isNatural ? null : IndexPlanner.Plan(collection.Indexes, _filter, _matcher, _sort);

    /// <summary>The results as BSON, made as they are asked for; a sort that no index serves needs all matches first.</summary>
    public IEnumerable<byte[]> Run(CollectionVersion collection, ReadScope scope)
    {
        var scan = Plan(collection);
        var source = _isBackward ? collection.Documents.Backward() : collection.Records(scan).Select(record => record.Value);
        if (_order is null || scan is { IsSorted: true }) return Projected(Window(Matches(source, scope)));
        var reader = new DocumentReader(SortFields());
        var sorted = Matches(source, scope)
            .Select(bytes => (Bytes: bytes, Key: _order.KeyOf(reader.Read(bytes))))
            .OrderBy(match => match.Key, Comparer<BsonValue[]>.Create(_order.CompareKeys))
            .Select(match => match.Bytes);
        return Projected(Window(sorted));
    }

    /// <summary>The direction of <c>$natural</c>, the order of insertion; null: another order or none is wanted.</summary>
    private static int? Natural(BsonValue? order) =>
        order is BsonDocument { ElementCount: > 0 } document && document.GetElement(0) is { Name: "$natural", Value.IsNumeric: true } direction
            ? direction.Value.ToDouble() < 0 ? -1 : 1
            : null;

    private IEnumerable<byte[]> Matches(IEnumerable<byte[]> source, ReadScope scope)
    {
        if (_filter.ElementCount == 0) return source;
        return Filtered();

        IEnumerable<byte[]> Filtered()
        {
            var reader = new DocumentReader(ReadFields());
            foreach (var bytes in source)
            {
                scope.Cancellation.ThrowIfCancellationRequested();
                if (_matcher.Matches(reader.Read(bytes))) yield return bytes;
            }
        }
    }

    private IEnumerable<byte[]> Projected(IEnumerable<byte[]> results)
    {
        if (_projection is null) return results;
        return results.Select(bytes => BsonCodec.Encode(_projection.Apply(BsonCodec.Decode(bytes))));
    }

    private FieldTree ReadFields()
    {
        if (_matcher.ReadPaths is not { } paths) return FieldTree.Whole;
        var fields = FieldTree.Empty();
        foreach (var path in paths) fields.Add(path);
        return fields;
    }

    private FieldTree SortFields()
    {
        var fields = FieldTree.Empty();
        foreach (var path in _sort!.Names) fields.Add(path.Split('.')[0]);
        return fields;
    }

    private IEnumerable<T> Window<T>(IEnumerable<T> results)
    {
        if (_skip > 0) results = results.Skip((int)Math.Min(_skip, int.MaxValue));
        return _limit > 0 ? results.Take((int)Math.Min(_limit, int.MaxValue)) : results;
    }
}
