namespace EcommerceDashboard.EmbeddedMongo.Aggregation;

/// <summary>The variables that an expression may name, known while it is parsed.</summary>
internal sealed class VariableScope
{
    private readonly VariableScope? _parent;
    private readonly string? _name;
    private readonly BsonDocument? _outer;

    private VariableScope(VariableScope? parent, string? name, int slot, BsonDocument? outer)
    {
        _parent = parent;
        _name = name;
        _outer = outer;
        Slot = slot;
    }

    /// <summary>No variables but the system's.</summary>
    public static VariableScope Empty { get; } = new(null, null, -1, null);

    /// <summary>Where <see cref="EvaluationContext"/> keeps the innermost variable.</summary>
    public int Slot { get; }

    /// <summary>The scope of a pipeline's expressions: variables whose values stand in <see cref="EvaluationContext.Variables"/>.</summary>
    /// <param name="variables">The names, with any value.</param>
    public static VariableScope Of(BsonDocument? variables) =>
        variables is null || variables.ElementCount == 0 ? Empty : new(null, null, -1, variables);

    /// <summary>The scope with one more variable, bound inside the expression.</summary>
    public VariableScope With(string name) => new(this, name, Slot + 1, null);

    /// <summary>The slot of a variable bound inside the expression; -1: there is none of that name.</summary>
    public int SlotOf(string name)
    {
        for (var scope = this; scope is not null; scope = scope._parent)
            if (scope._name == name) return scope.Slot;
        return -1;
    }

    /// <summary>Whether a variable of that name comes from outside the expression.</summary>
    public bool HasOuter(string name)
    {
        for (var scope = this; scope is not null; scope = scope._parent)
            if (scope._outer is not null && scope._outer.Contains(name)) return true;
        return false;
    }

    /// <summary>Checks the name of a variable that a user binds.</summary>
    /// <exception cref="CommandException">FailedToParse (9).</exception>
    public static void CheckUserName(string name)
    {
        if (name == "CURRENT") return;
        CheckName(name);
        if (char.IsAsciiLetterUpper(name[0])) throw CommandException.FailedToParse($"'{name}' starts with an invalid character for a user variable name");
    }

    /// <summary>Checks the characters of a variable name where it is read.</summary>
    /// <exception cref="CommandException">FailedToParse (9).</exception>
    public static void CheckName(string name)
    {
        if (name.Length == 0) throw CommandException.FailedToParse("empty variable names are not allowed");
        if (!char.IsAsciiLetter(name[0]) && name[0] < 0x80)
            throw CommandException.FailedToParse($"'{name}' starts with an invalid character for a variable name");
        foreach (var letter in name)
            if (!char.IsAsciiLetterOrDigit(letter) && letter != '_' && letter < 0x80)
                throw CommandException.FailedToParse($"'{name}' contains an invalid character for a variable name: '{letter}'");
    }
}
