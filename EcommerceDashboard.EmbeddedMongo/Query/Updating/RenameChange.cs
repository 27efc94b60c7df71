namespace EcommerceDashboard.EmbeddedMongo.Query.Updating;

/// <summary><c>$rename</c>: the target takes the value that the source had; the source is removed.</summary>
internal static class RenameChange
{
    /// <exception cref="CommandException">A name is wrong (BadValue, 9867600 for an embedded null).</exception>
    public static IEnumerable<FieldUpdate> Parse(string field, BsonValue argument)
    {
        if (argument is not BsonString name) throw CommandException.BadValue($"The 'to' field for $rename must be a string: {field}: {argument}");
        if (name.Value.Contains('\0')) throw CommandException.Location(9867600, "The 'to' field for $rename cannot contain an embedded null byte");
        var source = UpdatePath.Parse(field);
        var target = UpdatePath.Parse(name.Value);
        if (source.IsDynamic) throw CommandException.BadValue($"The source field for $rename may not be dynamic: {field}");
        if (target.IsDynamic) throw CommandException.BadValue($"The destination field for $rename may not be dynamic: {name.Value}");
        return source.CompareTo(target) == 0
            ? throw CommandException.BadValue($"The source and target field for $rename must differ: {field}: \"{name.Value}\"")
            : [new FieldUpdate(source, UpdateOperators.Unset), new FieldUpdate(target, Move(source, target))];
    }

    private static FieldChange Move(UpdatePath source, UpdatePath target) => new((_, _, run) => Find(run, source, "source", refusesScalars: true))
    {
        Applies = run =>
        {
            if (Find(run, source, "source", refusesScalars: true) is null) return false;
            if (!run.IsInsert && (target[0].Name == "_id" || source[0].Name == "_id"))
                throw new CommandException(66, "ImmutableField", "Performing an update on the path '_id' would modify the immutable field '_id'");
            Find(run, target, "destination", refusesScalars: false);
            return true;
        },
    };

    /// <summary>The value at a path as the document was; the path must not go through an array.</summary>
    private static BsonValue? Find(UpdateRun run, UpdatePath path, string role, bool refusesScalars)
    {
        BsonValue? value = run.Original;
        for (var i = 0; i < path.Length; i++)
        {
            switch (value)
            {
                case BsonDocument document:
                    value = document.GetValue(path[i].Name, null);
                    break;
                case BsonArray:
                    throw CommandException.BadValue($"The {role} field cannot be an array element, '{path.Dotted}' in doc with {run.IdText} has an array field called '{path[i - 1].Name}'");
                case null:
                    return null;
                default:
                    return refusesScalars
                        ? throw new CommandException(28, "PathNotViable", $"cannot use the part ({path[i].Name} of {path.Dotted}) to traverse the element ({{{path[i - 1].Name}: {value}}})")
                        : null;
            }
        }
        return value;
    }
}
