namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary>The codes of an operator that takes a document of named arguments.</summary>
/// <param name="NotDocument">The argument is no document.</param>
/// <param name="Unknown">An argument has a name the operator does not know.</param>
internal readonly record struct NamedArgumentCodes(int NotDocument, int Unknown);

/// <summary>A named argument that is an operand.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Missing">The code where it is left out; 0: it may be.</param>
/// <param name="Default">What stands for it where it is left out; null: nothing.</param>
internal readonly record struct NamedArgument(string Name, int Missing = 0, BsonValue? Default = null);

/// <summary>Reads the named arguments of an operator.</summary>
internal readonly struct NamedArguments
{
    private readonly BsonDocument _arguments;
    private readonly VariableScope _scope;
    private readonly string _name;

    private NamedArguments(string name, BsonDocument arguments, VariableScope scope)
    {
        _name = name;
        _arguments = arguments;
        _scope = scope;
    }

    /// <summary>Checks that the argument is a document with no names but the given ones.</summary>
    public static NamedArguments Of(string name, BsonValue argument, VariableScope scope, NamedArgumentCodes codes, params ReadOnlySpan<string> names)
    {
        if (argument is not BsonDocument document) throw Failure(codes.NotDocument, $"{name} only supports an object as its argument");
        foreach (var given in document.Names)
            if (!names.Contains(given)) throw Failure(codes.Unknown, $"Unrecognized argument to {name}: {given}");
        return new(name, document, scope);
    }

    /// <summary>All arguments as operands, in the order in which they are declared; null: left out.</summary>
    public static Expression?[] Operands(string name, BsonValue argument, VariableScope scope, NamedArgumentCodes codes, NamedArgument[] declared)
    {
        var arguments = Of(name, argument, scope, codes, Array.ConvertAll(declared, one => one.Name));
        return Array.ConvertAll(declared, one =>
            one.Missing != 0 ? arguments.Required(one.Name, one.Missing)
            : arguments.Optional(one.Name) ?? (one.Default is null ? null : new Constant(one.Default)));
    }

    /// <summary>An argument that may be left out.</summary>
    public Expression? Optional(string argument) =>
        _arguments.TryGetValue(argument, out var value) ? Expression.ParseOperand(value, _scope) : null;

    /// <summary>An argument that must stand.</summary>
    /// <param name="argument">Its name.</param>
    /// <param name="code">The code when it does not.</param>
    public Expression Required(string argument, int code) => Expression.ParseOperand(Raw(argument, code), _scope);

    /// <summary>An argument as it stands.</summary>
    public BsonValue Raw(string argument, int code) => _arguments.TryGetValue(argument, out var value)
        ? value
        : throw Failure(code, $"Missing '{argument}' parameter to {_name}");

    /// <summary>An argument as it stands, or null.</summary>
    public BsonValue? Raw(string argument) => _arguments.TryGetValue(argument, out var value) ? value : null;

    private static CommandException Failure(int code, string message) =>
        code == 9 ? CommandException.FailedToParse(message) : CommandException.Location(code, message);
}
