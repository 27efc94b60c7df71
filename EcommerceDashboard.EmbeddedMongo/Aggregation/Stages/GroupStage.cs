namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Stages;

/// <summary><c>$group</c>: one document for each different key, with accumulators over the documents of that key.</summary>
internal sealed class GroupStage(GroupKey key, IReadOnlyList<AccumulatedField> fields) : GatheringStage
{
    public static GroupStage Parse(BsonValue argument, PipelineScope scope)
    {
        if (argument is not BsonDocument specification) throw CommandException.Location(15947, "a group's fields must be specified in an object");
        GroupKey? key = null;
        var fields = new List<AccumulatedField>();
        foreach (var element in specification)
        {
            if (element.Name == "_id")
                key = key is null ? GroupKey.Parse(element.Value, scope) : throw CommandException.Location(15948, "a group's _id may only be specified once");
            else if (element.Name is "$doingMerge" or "$willBeMerged")
                throw CommandException.Location(17030, $"{element.Name} is not for users");
            else
                fields.Add(AccumulatedField.Parse(element, scope));
        }

        return new GroupStage(key ?? throw CommandException.Location(15955, "a group specification must include an _id"), fields);
    }

    public override Gathering Start(PipelineRun run) => new Grouping(key, fields, run);

    public override bool AddNeeds(FieldNeeds needs)
    {
        key.AddNeeds(needs);
        foreach (var field in fields)
            field.Accumulator.AddNeeds(needs);
        return true;
    }

    private sealed class Grouping(GroupKey key, IReadOnlyList<AccumulatedField> fields, PipelineRun run) : Gathering
    {
        private readonly OrderedDictionary<BsonValue?[], AccumulatorState[]> _groups = new(GroupKeyEquality.Instance);

        public override void AddRange(IEnumerable<BsonDocument> documents)
        {
            var scope = run.NewScope();
            var parts = new BsonValue?[key.Count];
            foreach (var document in documents)
            {
                scope.Root = document;
                key.Evaluate(scope, parts);
                if (!_groups.TryGetValue(parts, out var states))
                    states = StartGroup([.. parts]);
                try
                {
                    foreach (var state in states)
                        state.Add(scope);
                }
                catch (CommandException error) when (error.Code is 2 or 16610)
                {
                    throw InGroup(error);
                }
            }
        }

        /// <summary>A division by zero has other codes in <c>$group</c> than elsewhere, as the server runs it in another engine.</summary>
        private static CommandException InGroup(CommandException error) => (error.Code, error.Message) switch
        {
            (2, "can't $divide by zero") => CommandException.Location(4848401, error.Message),
            (16610, _) => CommandException.Location(4848403, error.Message),
            _ => error,
        };

        public override void Merge(Gathering later)
        {
            foreach (var (parts, others) in ((Grouping)later)._groups)
            {
                if (_groups.TryAdd(parts, others, out var index)) continue;
                var states = _groups.GetAt(index).Value;
                for (var i = 0; i < states.Length; i++)
                    states[i].Merge(others[i]);
            }
        }

        public override IEnumerable<BsonDocument> Results()
        {
            foreach (var (parts, states) in _groups)
            {
                var result = new BsonDocument("_id", key.ToValue(parts));
                for (var i = 0; i < fields.Count; i++)
                    result[fields[i].Name] = states[i].Result();
                yield return result;
            }
        }

        private AccumulatorState[] StartGroup(BsonValue?[] parts)
        {
            var scope = run.NewScope();
            scope.Root = key.ToValue(parts) as BsonDocument ?? [];
            var states = new AccumulatorState[fields.Count];
            for (var i = 0; i < states.Length; i++)
                states[i] = fields[i].Accumulator.Start(scope);
            _groups.Add(parts, states);
            return states;
        }
    }
}
