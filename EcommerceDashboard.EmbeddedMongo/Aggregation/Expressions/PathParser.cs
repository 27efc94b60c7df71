namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary>Parses strings that begin with a dollar sign: paths of fields and variables.</summary>
internal static class PathParser
{
    private const int MaximumDepth = 200;

    /// <summary>Parses <c>$field.path</c>, <c>$$variable</c> or <c>$$variable.path</c>.</summary>
    public static Expression Parse(string text, VariableScope scope)
    {
        if (text.Length == 1) throw CommandException.Location(16872, "'$' by itself is not a valid FieldPath");
        if (text[1] != '$')
        {
            var fields = Split(text[1..]);
            var current = scope.SlotOf("CURRENT");
            return current < 0 ? new FieldPath(fields) : new LocalVariable(current, fields);
        }

        var dot = text.IndexOf('.', StringComparison.Ordinal);
        var name = dot < 0 ? text[2..] : text[2..dot];
        VariableScope.CheckName(name);
        if (dot == text.Length - 1) throw CommandException.Location(40353, "FieldPath must not end with a '.'.");
        var path = dot < 0 ? [] : Split(text[(dot + 1)..]);
        var slot = scope.SlotOf(name);
        if (slot >= 0) return new LocalVariable(slot, path);
        if (scope.HasOuter(name)) return new OuterVariable(name, path);
        return name switch
        {
            "ROOT" or "CURRENT" => path.Length == 0 ? new RootVariable() : new FieldPath(path),
            "NOW" => new NowVariable(path),
            "REMOVE" => new Constant(null),
            "CLUSTER_TIME" => throw CommandException.Location(10071200, "system variable $$CLUSTER_TIME is not available: the server is no member of a cluster"),
            _ => throw CommandException.Location(17276, $"Use of undefined variable: {name}"),
        };
    }

    /// <summary>Checks the name of one field of a path or of an object literal.</summary>
    public static void CheckFieldName(string name)
    {
        if (name.Length == 0) throw CommandException.Location(15998, "FieldPath field names may not be empty strings.");
        // The parts of a DBRef are fields like any other.
        if (name[0] == '$' && name is not ("$id" or "$ref" or "$db"))
            throw CommandException.Location(16410, $"FieldPath field names may not start with '$'. Consider using $getField or $setField: {name}");
        if (name.Contains('\0')) throw CommandException.Location(16411, "FieldPath field names may not contain '\\0'.");
        if (name.Contains('.'))
            throw CommandException.Location(16412, $"FieldPath field names may not contain '.'. Consider using $getField or $setField: {name}");
    }

    /// <summary>Splits a dotted path and checks its parts.</summary>
    public static string[] Split(string path)
    {
        if (path.Length == 0) throw CommandException.Location(40352, "FieldPath cannot be constructed with empty string");
        if (path[^1] == '.') throw CommandException.Location(40353, "FieldPath must not end with a '.'.");
        var fields = path.Split('.');
        if (fields.Length > MaximumDepth) throw CommandException.Location(5984700, $"Field path is too long. Max depth is {MaximumDepth}");
        foreach (var field in fields)
            CheckFieldName(field);
        return fields;
    }
}
