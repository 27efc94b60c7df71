using EcommerceDashboard.EmbeddedMongo.Query;
using EcommerceDashboard.EmbeddedMongo.Storage;
using Index = EcommerceDashboard.EmbeddedMongo.Storage.Index;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

/// <summary>The write of <c>$merge</c>: each document into the one of the target that has the same <c>on</c> fields.</summary>
internal sealed class MergeWrite
{
    private readonly Namespace _target;
    private readonly IReadOnlyList<string> _on;
    private readonly BsonValue _whenMatched;
    private readonly string _whenNotMatched;
    private readonly BsonDocument _specification;
    private readonly BsonDocument _let;
    private readonly DateTime _now;

    public MergeWrite(Namespace target, BsonDocument specification, BsonDocument let, DateTime now)
    {
        _now = now;
        _target = target;
        _specification = specification;
        _let = let;
        _on = specification.GetValue("on", "_id") is BsonArray fields ? [.. fields.Select(field => field.AsString)] : [specification.GetValue("on", "_id").AsString];
        _whenMatched = specification.GetValue("whenMatched", "merge");
        _whenNotMatched = specification.GetValue("whenNotMatched", "insert").AsString;
    }

    /// <summary>Checks the target before any document is there.</summary>
    /// <exception cref="CommandException">No unique index on the <c>on</c> fields (51183).</exception>
    public void CheckTarget(Catalog catalog) => FindIndex(catalog.Find(_target)?.Indexes);

    /// <summary>Merges some documents, in order. Each is tried: what the others wrote stays when one is refused.</summary>
    /// <exception cref="CommandException">That of the first refused document.</exception>
    public void Apply(WriteBatch batch, IReadOnlyList<BsonDocument> documents)
    {
        var writer = _whenNotMatched == "insert" ? batch.FindOrCreate(_target) : batch.Find(_target);
        var index = FindIndex(writer?.Indexes);
        List<(BsonDocument Document, BsonDocument Filter)> merges = [.. documents.Select(document => Prepare(document, allowsNull: !index.Sparse))];
        CommandException? refusal = null;
        foreach (var (document, filter) in merges)
        {
            try
            {
                Apply(writer, document, filter);
            }
            catch (CommandException error)
            {
                refusal ??= error;
            }
        }
        if (refusal is not null) throw refusal;
    }

    /// <summary>The index that makes the <c>on</c> fields name one document.</summary>
    private IndexDefinition FindIndex(IEnumerable<Index>? indexes) =>
        (indexes?.Select(index => index.Definition) ?? [IndexDefinition.Id]).FirstOrDefault(index => index is { Unique: true, PartialFilter: null }
            && index.Fields.Select(field => field.Path).ToHashSet().SetEquals(_on))
        ?? throw CommandException.Location(51183, "Cannot find index to verify that join fields will be unique");

    private (BsonDocument Document, BsonDocument Filter) Prepare(BsonDocument document, bool allowsNull)
    {
        if (!document.Contains("_id") && _on.Contains("_id")) document = new BsonDocument("_id", ObjectId.GenerateNewId()).AddRange(document);
        return (document, new BsonDocument(_on.Select(field => new BsonElement(field, new BsonDocument("$eq", OnValue(document, field, allowsNull))))));
    }

    private void Apply(CollectionWriter? writer, BsonDocument document, BsonDocument filter)
    {
        var matcher = Matcher.Parse(filter);
        foreach (var (record, bytes) in writer?.Current.RecordsFor(filter, matcher) ?? [])
        {
            var existing = BsonCodec.Decode(bytes);
            if (!matcher.Matches(existing)) continue;
            Matched(writer!, record, existing, document, filter);
            return;
        }
        switch (_whenNotMatched)
        {
            case "insert":
                writer!.Insert(StoredDocument.FromServer(document, _now));
                break;
            case "fail":
                throw new CommandException(13113, "MergeStageNoMatchingDocument",
                    "$merge could not find a matching document in the target collection for at least one document in the source collection");
        }
    }

    private void Matched(CollectionWriter writer, long record, BsonDocument existing, BsonDocument document, BsonDocument filter)
    {
        if (_whenMatched is BsonArray pipeline)
        {
            var variables = new BsonDocument("new", document);
            if (_specification.TryGetValue("let", out var let)) variables = LetVariables.Evaluate(let.AsBsonDocument, document, _now);
            UpdateWrite.Apply(writer, record, existing, Update.Parse(pipeline, null, new BsonDocument(_let).Merge(variables, overwriteExistingElements: true), _now), filter, _now);
            return;
        }
        switch (_whenMatched.AsString)
        {
            case "replace":
                var replacement = document.Contains("_id") ? document : new BsonDocument("_id", existing["_id"]).AddRange(document);
                Store(writer, record, existing, replacement);
                break;
            case "merge":
                Store(writer, record, existing, new BsonDocument(existing).Merge(document, overwriteExistingElements: true));
                break;
            case "fail":
                throw DuplicateKey.Error(_target, IndexDefinition.Id, [existing["_id"]]);
        }
    }

    private void Store(CollectionWriter writer, long record, BsonDocument existing, BsonDocument changed)
    {
        if (BsonOrder.Instance.Compare(existing["_id"], changed["_id"]) != 0)
        {
            throw new CommandException(66, "ImmutableField",
                "$merge failed to update the matching document, did you attempt to modify the _id or the shard key?");
        }
        writer.Replace(record, StoredDocument.FromServer(changed, _now));
    }

    private static BsonValue OnValue(BsonDocument document, string path, bool allowsNull)
    {
        BsonValue? value = document;
        foreach (var name in path.Split('.')) value = (value as BsonDocument)?.GetValue(name, null);
        return value switch
        {
            null or BsonNull or BsonUndefined => allowsNull ? BsonNull.Value : throw CommandException.Location(51132, "$merge write error: 'on' field cannot be missing, null or undefined"),
            BsonArray => throw CommandException.Location(51185, $"$merge write error: 'on' field cannot be an array"),
            _ => value,
        };
    }
}
