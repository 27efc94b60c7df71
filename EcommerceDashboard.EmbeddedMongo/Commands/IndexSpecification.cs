using EcommerceDashboard.EmbeddedMongo.Query.Matching;
using EcommerceDashboard.EmbeddedMongo.Storage;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

/// <summary>Checks what a client asks of an index.</summary>
internal static class IndexSpecification
{
    private static readonly string[] Known =
        ["key", "name", "unique", "sparse", "partialFilterExpression", "background", "v", "ns", "hidden", "expireAfterSeconds", "collation"];

    /// <exception cref="CommandException">The specification is wrong or not implemented.</exception>
    public static IndexDefinition Parse(BsonValue value)
    {
        if (value is not BsonDocument specification) throw CommandException.TypeMismatch("Elements of the 'indexes' array must be objects");
        foreach (var option in specification.Names)
        {
            if (!Known.Contains(option))
                throw new CommandException(197, "InvalidIndexSpecificationOption", $"The field '{option}' is not valid for an index specification. Specification: {specification}");
        }
        var arguments = new CommandArguments("createIndexes.indexes", specification);
        Collation.Check(arguments);
        if (arguments.Value("expireAfterSeconds") is { IsNumeric: false })
            throw Cannot("TTL index 'expireAfterSeconds' option must be numeric");
        if (specification.GetValue("hidden", false).IsBoolean && specification.GetValue("hidden", false).AsBoolean || specification.Contains("expireAfterSeconds"))
            throw new CommandException(115, "CommandNotSupported", "Hidden and expiring indexes are not supported");
        if (arguments.Document("key") is not { } key) throw CommandException.FailedToParse("The 'key' field is a required property of an index specification");
        if (arguments.String("name") is not { } name) throw CommandException.FailedToParse("The 'name' field is a required property of an index specification");
        CheckKey(key, name);
        var checkedSpecification = new BsonDocument { { "v", 2 } };
        if (arguments.Flag("unique") && name != IndexDefinition.IdName) checkedSpecification["unique"] = true;
        checkedSpecification.Add("key", key).Add("name", name);
        if (arguments.Flag("sparse")) checkedSpecification["sparse"] = true;
        if (arguments.Document("partialFilterExpression") is { } partial)
        {
            if (arguments.Flag("sparse")) throw Cannot("cannot mix \"partialFilterExpression\" and \"sparse\" options");
            CheckPartial(partial);
            checkedSpecification["partialFilterExpression"] = partial;
        }
        return new IndexDefinition(checkedSpecification);
    }

    /// <summary>Whether the same index exists.</summary>
    /// <exception cref="CommandException">Another one has its name or its key.</exception>
    public static bool Exists(IndexDefinition wanted, IReadOnlyList<IndexDefinition> existing)
    {
        foreach (var index in existing)
        {
            var sameKey = index.Fields.Select(field => (field.Path, field.Descending)).SequenceEqual(wanted.Fields.Select(field => (field.Path, field.Descending)))
                && Equals(index.PartialFilter, wanted.PartialFilter);
            if (sameKey && index.Name == IndexDefinition.IdName) return true;
            if (sameKey && index.Name == wanted.Name && index.Unique == wanted.Unique && index.Sparse == wanted.Sparse) return true;
            if (index.Name == wanted.Name)
            {
                throw new CommandException(86, "IndexKeySpecsConflict",
                    $"An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation. Requested index: {wanted.Specification}, existing index: {index.Specification}");
            }
            if (sameKey)
            {
                throw new CommandException(85, "IndexOptionsConflict", index.Unique == wanted.Unique && index.Sparse == wanted.Sparse
                    ? $"Index already exists with a different name: {index.Name}"
                    : $"An equivalent index already exists with a different name and options. Requested index: {wanted.Specification}, existing index: {index.Specification}");
            }
        }
        return false;
    }

    /// <summary>A partial index may be limited only by what is easily seen to hold for a query.</summary>
    private static void CheckPartial(BsonDocument filter)
    {
        new FilterParser(null, null) { AllowsExpressions = false }.ParseFilter(filter);
        foreach (var (name, value) in filter.Elements.Select(element => (element.Name, element.Value)))
        {
            if (name is "$and" or "$or") foreach (var part in value.AsBsonArray) CheckPartial(part.AsBsonDocument);
            else if (name.StartsWith('$')) throw Cannot($"Expression not supported in partial index: {name}");
            else if (value is BsonRegularExpression) throw Cannot("Expression not supported in partial index: $regex");
            else if (value is BsonDocument conditions && FilterParser.IsOperatorDocument(conditions)) CheckConditions(conditions);
        }
    }

    private static void CheckConditions(BsonDocument conditions)
    {
        foreach (var condition in conditions)
        {
            var isSupported = condition.Name is "$eq" or "$gt" or "$gte" or "$lt" or "$lte" or "$type" or "$in"
                || condition.Name == "$exists" && condition.Value.ToBoolean();
            if (!isSupported) throw Cannot($"Expression not supported in partial index: {condition.Name}");
        }
    }

    private static void CheckKey(BsonDocument key, string name)
    {
        if (key.ElementCount == 0) throw Cannot("Index keys cannot be an empty object");
        if (key.ElementCount > 32) throw new CommandException(13103, "Location13103", "too many compound keys");
        foreach (var element in key)
        {
            var direction = element.Value;
            if (direction is BsonString kind) throw Cannot($"Unknown index plugin '{kind.Value}'");
            if (direction is not (BsonInt32 or BsonInt64 or BsonDouble or BsonDecimal128) || direction.ToDouble() is 0 or double.NaN)
                throw Cannot("Values in the index key pattern cannot be 0 or NaN, and must be numbers or strings");
            if (element.Name == "_id" && key.ElementCount == 1 && direction != 1)
                throw CommandException.BadValue($"The field 'key' for an _id index must be {{_id: 1}}, but got {key}");
            if (element.Name.Length == 0) throw Cannot("Index keys cannot contain an empty field.");
            if (DottedPath.Split(element.Name).Any(part => part.Length == 0)) throw Cannot("Index keys cannot contain an empty field.");
            if (element.Name.StartsWith('$') || element.Name.Contains("$**", StringComparison.Ordinal)) throw Cannot("Index key contains an illegal field name: field name starts with '$'.");
        }
        if (name.Length == 0) throw Cannot("The index name cannot be empty");
        if (name == "*") throw CommandException.BadValue("The index name '*' is not valid.");
    }

    private static CommandException Cannot(string message) => new(67, "CannotCreateIndex", message);
}
