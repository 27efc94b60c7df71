namespace EcommerceDashboard.EmbeddedMongo.Commands;

/// <summary>What the statements of a write command did, with the errors of those that were refused.</summary>
internal sealed class WriteResult
{
    /// <summary>MongoDB's limit of statements in one command.</summary>
    public const int MaxBatchSize = 100_000;

    private readonly BsonArray _errors = [];

    /// <summary><c>n</c>: documents inserted, matched or deleted.</summary>
    public int Count { get; set; }

    /// <summary><c>nModified</c>.</summary>
    public int Modified { get; set; }

    public BsonArray Upserted { get; } = [];

    /// <exception cref="CommandException">InvalidLength (16).</exception>
    public static void CheckBatchSize(int count)
    {
        if (count is < 1 or > MaxBatchSize)
            throw new CommandException(16, "InvalidLength", $"Write batch sizes must be between 1 and {MaxBatchSize}. Got {count} operations.");
    }

    /// <summary>Runs statement after statement; an ordered command stops at the first that is refused.</summary>
    public static WriteResult Collect(int statements, bool ordered, Action<int, WriteResult> run)
    {
        var result = new WriteResult();
        for (var index = 0; index < statements; index++)
        {
            try
            {
                run(index, result);
            }
            catch (CommandException refusal)
            {
                result.Add(index, refusal);
                if (ordered) break;
            }
        }
        return result;
    }

    public BsonDocument ToReply(bool isUpdate = false)
    {
        var reply = new BsonDocument("n", Count);
        if (isUpdate)
        {
            if (Upserted.Count > 0) reply["upserted"] = Upserted;
            reply["nModified"] = Modified;
        }
        if (_errors.Count > 0) reply["writeErrors"] = _errors;
        return reply;
    }

    private void Add(int index, CommandException refusal)
    {
        var error = new BsonDocument { { "index", index }, { "code", refusal.Code } };
        if (refusal.Details is not null) error.Merge(refusal.Details);
        _errors.Add(error.Add("errmsg", refusal.Message));
    }
}
