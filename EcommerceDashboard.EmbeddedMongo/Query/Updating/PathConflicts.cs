namespace EcommerceDashboard.EmbeddedMongo.Query.Updating;

/// <summary>Finds updates of one path, or of one path below another, which the server refuses.</summary>
internal sealed class PathConflicts
{
    private readonly Level _root = new();

    /// <exception cref="CommandException">ConflictingUpdateOperators.</exception>
    public void Add(UpdatePath path)
    {
        var level = _root;
        for (var i = 0; i < path.Length; i++)
        {
            var isLast = i == path.Length - 1;
            var part = path[i];
            // Chosen elements and named fields of one container would meet.
            var isChosen = part.Kind is UpdatePartKind.All or UpdatePartKind.Filtered;
            if (level.Children.Count > 0 && level.HoldsChosen != isChosen) throw Conflict(path, i);
            level.HoldsChosen = isChosen;
            var key = $"{part.Kind}:{part.Name}";
            if (level.Children.TryGetValue(key, out var next))
            {
                if (isLast || next.Children.Count == 0) throw Conflict(path, i + 1);
            }
            else
            {
                level.Children.Add(key, next = new Level());
            }
            level = next;
        }
    }

    private static CommandException Conflict(UpdatePath path, int at) => new(
        40, "ConflictingUpdateOperators", $"Updating the path '{path.Dotted}' would create a conflict at '{path.Prefix(at)}'");

    private sealed class Level
    {
        public Dictionary<string, Level> Children { get; } = new(StringComparer.Ordinal);

        public bool HoldsChosen { get; set; }
    }
}
