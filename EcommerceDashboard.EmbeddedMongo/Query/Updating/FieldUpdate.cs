using System.Globalization;

namespace EcommerceDashboard.EmbeddedMongo.Query.Updating;

/// <summary>An operator on a path: walks the document, makes what is missing, and changes the values reached.</summary>
internal sealed class FieldUpdate(UpdatePath path, FieldChange change)
{
    /// <summary>How far beyond its end an array may be filled up with nulls.</summary>
    private const int MaximumBackfill = 1_500_000;

    public UpdatePath Path => path;

    public void Apply(UpdateRun run)
    {
        if (change.Applies is { } applies && !applies(run)) return;
        if (path[0].Name.StartsWith('$') && change.MissingPath == MissingPathRule.Create && !run.IsInsert)
        {
            throw new CommandException(52, "DollarPrefixedFieldName",
                $"The dollar ($) prefixed field '{path[0].Name}' in '{path.Dotted}' is not valid for storage.");
        }
        VisitDocument(run.Document, 0, run);
    }

    private void VisitDocument(BsonDocument document, int part, UpdateRun run)
    {
        if (path[part].Kind is UpdatePartKind.All or UpdatePartKind.Filtered)
            throw CommandException.BadValue($"Cannot apply array updates to non-array element {path[part - 1].Name}: {document}");
        var name = NameAt(part, run);
        var current = document.GetValue(name, null);
        var next = Next(current, name, part, run);
        if (ReferenceEquals(current, next) || current is not null && next is not null && BsonIdentity.AreIdentical(current, next)) return;
        run.HasChanged = true;
        if (next is null)
            document.Remove(name);
        else
            document[name] = next;
    }

    private void VisitArray(BsonArray array, int part, UpdateRun run)
    {
        switch (path[part].Kind)
        {
            case UpdatePartKind.All:
            case UpdatePartKind.Filtered:
                for (var i = 0; i < array.Count; i++)
                {
                    if (path[part].Kind == UpdatePartKind.All || run.Filters.Passes(path[part].Name, array[i]))
                        VisitElement(array, i, part, run);
                }
                break;
            case UpdatePartKind.Matched:
                VisitElement(array, run.Position, part, run);
                break;
            default:
                if (path[part].Index >= 0)
                    VisitElement(array, path[part].Index, part, run);
                else
                    Block(array, part);
                break;
        }
    }

    private void VisitElement(BsonArray array, int index, int part, UpdateRun run)
    {
        var current = index < array.Count ? array[index] : null;
        var next = Next(current, index.ToString(CultureInfo.InvariantCulture), part, run);
        if (ReferenceEquals(current, next) || current is not null && next is not null && BsonIdentity.AreIdentical(current, next)) return;
        run.HasChanged = true;
        if (index > array.Count + MaximumBackfill) throw CommandException.BadValue($"can't backfill more than {MaximumBackfill} elements");
        while (array.Count <= index)
            array.Add(BsonNull.Value);
        // An element that is removed leaves null, so that the others keep their positions.
        array[index] = next ?? BsonNull.Value;
    }

    /// <summary>The value that a field or element has afterwards; containers on the way are changed in place.</summary>
    private BsonValue? Next(BsonValue? current, string name, int part, UpdateRun run)
    {
        if (part == path.Length - 1) return change.Apply(current, name, run);
        switch (current)
        {
            case null:
                return Create(part + 1, run);
            case BsonDocument document:
                VisitDocument(document, part + 1, run);
                break;
            case BsonArray array:
                VisitArray(array, part + 1, run);
                break;
            default:
                if (path[part + 1].Kind is UpdatePartKind.All or UpdatePartKind.Filtered)
                    throw CommandException.BadValue($"Cannot apply array updates to non-array element {name}: {current}");
                Block(current, part + 1);
                break;
        }
        return current;
    }

    /// <summary>The documents from a component on that the path needs and that do not exist; null: the operator makes none.</summary>
    private BsonValue? Create(int part, UpdateRun run)
    {
        for (var i = part; i < path.Length; i++)
        {
            if (path[i].Kind is UpdatePartKind.All or UpdatePartKind.Filtered)
                throw CommandException.BadValue($"The path '{path.Prefix(i)}' must exist in the document in order to apply array updates.");
        }
        if (change.MissingPath != MissingPathRule.Create) return null;
        var value = change.Apply(null, NameAt(path.Length - 1, run), run);
        for (var i = path.Length - 1; i >= part && value is not null; i--)
            value = new BsonDocument(NameAt(i, run), value);
        return value;
    }

    /// <summary>A value in the way that has no fields.</summary>
    private void Block(BsonValue value, int part)
    {
        if (change.MissingPath == MissingPathRule.Ignore) return;
        throw new CommandException(28, "PathNotViable", change.MissingPath == MissingPathRule.Create
            ? $"Cannot create field '{path[part].Name}' in element {{{path[part - 1].Name}: {value}}}"
            : $"Cannot use the part ({path[part].Name}) of ({path.Dotted}) to traverse the element ({{{path[part - 1].Name}: {value}}})");
    }

    private string NameAt(int part, UpdateRun run) =>
        path[part].Kind == UpdatePartKind.Matched ? run.Position.ToString(CultureInfo.InvariantCulture) : path[part].Name;
}
