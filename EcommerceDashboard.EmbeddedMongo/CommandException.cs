namespace EcommerceDashboard.EmbeddedMongo;

/// <summary>A request refused the way MongoDB refuses it: with its error code, its code name and a message.</summary>
internal sealed class CommandException : Exception
{
    public CommandException(int code, string codeName, string message)
        : base(message)
    {
        Code = code;
        CodeName = codeName;
    }

    /// <summary>MongoDB's number of the error, as 59.</summary>
    public int Code { get; }

    /// <summary>MongoDB's name of the error, as <c>CommandNotFound</c>; <c>Location{code}</c> where it has none.</summary>
    public string CodeName { get; }

    /// <summary>Further fields of the reply (<c>keyPattern</c> of a duplicate key, …); null: none.</summary>
    public BsonDocument? Details { get; init; }

    public static CommandException BadValue(string message) => new(2, "BadValue", message);

    public static CommandException FailedToParse(string message) => new(9, "FailedToParse", message);

    public static CommandException TypeMismatch(string message) => new(14, "TypeMismatch", message);

    /// <summary>A named argument of the wrong type; its path as <c>$merge.let</c>.</summary>
    public static CommandException WrongType(string path, BsonValue value, string expected) =>
        TypeMismatch($"BSON field '{path}' is the wrong type '{BsonTypeNames.Of(value)}', expected type '{expected}'");

    public static CommandException MissingField(string path) => new(40414, "IDLFailedToParse", $"BSON field '{path}' is missing but a required field");

    public static CommandException UnknownField(string path) => new(40415, "IDLUnknownField", $"BSON field '{path}' is an unknown field.");

    public static CommandException NamespaceNotFound(string message) => new(26, "NamespaceNotFound", message);

    public static CommandException InvalidOptions(string message) => new(72, "InvalidOptions", message);

    public static CommandException CursorNotFound(long id) => new(43, "CursorNotFound", $"cursor id {id} not found");

    public static CommandException Unauthorized(string command) => new(13, "Unauthorized", $"Command {command} requires authentication");

    /// <summary>An error that MongoDB knows by number only.</summary>
    public static CommandException Location(int code, string message) => new(code, $"Location{code}", message);
}
