using EcommerceDashboard.EmbeddedMongo.Wire;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

/// <summary>Reads the fields of a command, and refuses wrong types the way MongoDB does. BSON null stands for an absent field.</summary>
internal sealed class CommandArguments(string command, BsonDocument body, IReadOnlyDictionary<string, IReadOnlyList<ReadOnlyMemory<byte>>>? sequences = null)
{
    public CommandArguments(string command, RequestMessage request)
        : this(command, request.Body, request.Sequences)
    {
    }

    public BsonDocument Body { get; } = body;

    /// <summary>A field of any type; null: absent.</summary>
    public BsonValue? Value(string name) => Body.TryGetValue(name, out var value) && !value.IsBsonNull ? value : null;

    /// <exception cref="CommandException">IDLFailedToParse (40414) when absent.</exception>
    public BsonValue Required(string name) => Value(name) ?? throw Missing(name);

    public BsonDocument? Document(string name) => Value(name) switch
    {
        null => null,
        BsonDocument document => document,
        var other => throw WrongType(name, other, "object"),
    };

    public BsonArray? Array(string name) => Value(name) switch
    {
        null => null,
        BsonArray array => array,
        var other => throw WrongType(name, other, "array"),
    };

    public string? String(string name) => Value(name) switch
    {
        null => null,
        BsonString text => text.Value,
        var other => throw WrongType(name, other, "string"),
    };

    /// <summary>A boolean and nothing else.</summary>
    public bool StrictFlag(string name, bool otherwise = false) => Value(name) switch
    {
        null => otherwise,
        BsonBoolean flag => flag.Value,
        var other => throw WrongType(name, other, "bool"),
    };

    /// <summary>A boolean; numbers count as in MongoDB: 0 is false.</summary>
    public bool Flag(string name, bool otherwise = false) => Value(name) switch
    {
        null => otherwise,
        BsonBoolean flag => flag.Value,
        BsonInt32 or BsonInt64 or BsonDouble or BsonDecimal128 => Value(name)!.ToDouble() != 0,
        var other => throw WrongType(name, other, "[bool, long, int, decimal, double']"),
    };

    /// <summary>The <c>batchSize</c> inside the field <c>cursor</c>; null: not given.</summary>
    public long? CursorBatchSize()
    {
        var cursor = new CommandArguments($"{command}.cursor", Document("cursor") ?? []);
        cursor.CheckAllFields(["batchSize"]);
        return cursor.Count("batchSize");
    }

    /// <summary>A whole number, not negative.</summary>
    public long? Count(string name)
    {
        if (Whole(name) is not { } number) return null;
        return number >= 0 ? number : throw CommandException.BadValue($"BSON field '{name}' value must be >= 0, actual value '{number}'");
    }

    /// <summary>A whole number.</summary>
    public long? Whole(string name)
    {
        switch (Value(name))
        {
            case null:
                return null;
            case BsonInt32 or BsonInt64:
                return Body[name].ToInt64();
            case BsonDecimal128 number:
                // Decimals round to even, doubles are cut off.
                return DecimalConversion.ToInt64(number.Value, RoundingRule.HalfEven) ?? Numbers.ToInt64(number);
            case BsonDouble number:
                return Numbers.ToInt64(number);
            case var other:
                throw WrongType(name, other, "[long, int, decimal, double']");
        }
    }

    /// <summary>Documents of an array field or of a sequence beside the body, as bytes.</summary>
    /// <exception cref="CommandException">IDLFailedToParse (40414) when absent.</exception>
    public IReadOnlyList<ReadOnlyMemory<byte>> Documents(string name)
    {
        if (sequences is not null && sequences.TryGetValue(name, out var sequence)) return sequence;
        var array = Array(name) ?? throw Missing(name);
        var documents = new List<ReadOnlyMemory<byte>>(array.Count);
        for (var i = 0; i < array.Count; i++)
        {
            if (array[i] is not BsonDocument document) throw WrongType($"{name}.{i}", array[i], "object");
            documents.Add(BsonCodec.Encode(document));
        }
        return documents;
    }

    /// <summary>Statements of an update or delete, each with the checks of a command.</summary>
    public IReadOnlyList<CommandArguments> Statements(string name, IReadOnlyList<string> fields)
    {
        var statements = new List<CommandArguments>();
        foreach (var bytes in Documents(name))
        {
            var statement = BsonCodec.Decode(bytes.Span);
            foreach (var field in statement.Names)
            {
                if (!fields.Contains(field)) throw CommandException.UnknownField($"{command}.{name}.{field}");
            }
            statements.Add(new CommandArguments($"{command}.{name}", statement));
        }
        return statements;
    }

    /// <summary>Refuses fields of a part of the command that it does not know.</summary>
    public void CheckAllFields(IReadOnlyList<string> known)
    {
        foreach (var name in Body.Names)
        {
            if (!known.Contains(name)) throw CommandException.UnknownField($"{command}.{name}");
        }
    }

    /// <summary>Refuses fields that the command does not know.</summary>
    public void CheckFields(IReadOnlyList<string> known)
    {
        for (var i = 1; i < Body.ElementCount; i++)
        {
            var name = Body.GetElement(i).Name;
            if (!known.Contains(name) && !CommandTable.CommonFields.Contains(name)) throw CommandException.UnknownField($"{command}.{name}");
        }
    }

    public CommandException WrongType(string name, BsonValue value, string expected) =>
        CommandException.TypeMismatch(expected.StartsWith('[')
            ? $"BSON field '{command}.{name}' is the wrong type '{BsonTypeNames.Of(value.BsonType)}', expected types '{expected}"
            : $"BSON field '{command}.{name}' is the wrong type '{BsonTypeNames.Of(value.BsonType)}', expected type '{expected}'");

    private CommandException Missing(string name) => CommandException.MissingField($"{command}.{name}");
}
