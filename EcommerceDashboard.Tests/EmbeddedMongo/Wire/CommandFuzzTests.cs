using EcommerceDashboard.EmbeddedMongo.Aggregation;
using EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;
using EcommerceDashboard.EmbeddedMongo.Aggregation.Windows;
using EcommerceDashboard.EmbeddedMongo.Commands;
using EcommerceDashboard.EmbeddedMongo.Query.Matching;
using EcommerceDashboard.EmbeddedMongo.Query.Updating;
using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Wire;

/// <summary>
/// Commands made at random of everything the server knows by name: each is carried out or refused with a code of MongoDB's, none fails inside (1).
/// Seeds are fixed: a failure comes back.
/// </summary>
public sealed class CommandFuzzTests : WireTestBase
{
    private const int Rounds = 2_000;

    private static readonly string[] Expressions = [.. OperatorCatalog.Names];
    private static readonly string[] Accumulators = [.. AccumulatorCatalog.Names];
    private static readonly string[] WindowFunctions = [.. WindowCatalog.Names, .. AccumulatorCatalog.Names];
    private static readonly string[] Stages = [.. StageCatalog.Names.Except(["$out", "$merge"])];
    private static readonly string[] Commands = [.. CommandTable.Names.Except(["dropDatabase"])];
    private static readonly string[] Fields = ["a", "b", "c", "d", "e", "f", "a.b", "c.0", "_id", "x.y.z", "a.$[]", "a.$", "$a", ""];

    private static readonly string[] Paths = ["a", "b", "a.b", "c", "c.0", "_id"];

    /// <summary>The arguments by name of the operators and stages that have them, so that not all is refused for a name.</summary>
    private static readonly Dictionary<string, string[]> Arguments = new(StringComparer.Ordinal)
    {
        ["$map"] = ["input", "as", "in"],
        ["$filter"] = ["input", "as", "cond", "limit"],
        ["$reduce"] = ["input", "initialValue", "in"],
        ["$cond"] = ["if", "then", "else"],
        ["$switch"] = ["branches", "default"],
        ["$let"] = ["vars", "in"],
        ["$zip"] = ["inputs", "useLongestLength", "defaults"],
        ["$sortArray"] = ["input", "sortBy"],
        ["$getField"] = ["field", "input"],
        ["$setField"] = ["field", "input", "value"],
        ["$unsetField"] = ["field", "input"],
        ["$convert"] = ["input", "to", "format", "onError", "onNull"],
        ["$trim"] = ["input", "chars"],
        ["$replaceAll"] = ["input", "find", "replacement"],
        ["$replaceOne"] = ["input", "find", "replacement"],
        ["$regexMatch"] = ["input", "regex", "options"],
        ["$regexFind"] = ["input", "regex", "options"],
        ["$regexFindAll"] = ["input", "regex", "options"],
        ["$percentile"] = ["input", "p", "method"],
        ["$median"] = ["input", "method"],
        ["$firstN"] = ["input", "n"],
        ["$lastN"] = ["input", "n"],
        ["$maxN"] = ["input", "n"],
        ["$minN"] = ["input", "n"],
        ["$top"] = ["sortBy", "output"],
        ["$bottom"] = ["sortBy", "output"],
        ["$topN"] = ["sortBy", "output", "n"],
        ["$bottomN"] = ["sortBy", "output", "n"],
        ["$dateAdd"] = ["startDate", "unit", "amount", "timezone"],
        ["$dateSubtract"] = ["startDate", "unit", "amount", "timezone"],
        ["$dateDiff"] = ["startDate", "endDate", "unit", "timezone", "startOfWeek"],
        ["$dateTrunc"] = ["date", "unit", "binSize", "timezone", "startOfWeek"],
        ["$dateToString"] = ["date", "format", "timezone", "onNull"],
        ["$dateFromString"] = ["dateString", "format", "timezone", "onError", "onNull"],
        ["$dateToParts"] = ["date", "timezone", "iso8601"],
        ["$dateFromParts"] = ["year", "month", "day", "hour", "minute", "second", "millisecond", "timezone"],
        ["$year"] = ["date", "timezone"],
        ["$hour"] = ["date", "timezone"],
        ["$shift"] = ["output", "by", "default"],
        ["$expMovingAvg"] = ["input", "N", "alpha"],
        ["$derivative"] = ["input", "unit"],
        ["$integral"] = ["input", "unit"],
        ["$bucket"] = ["groupBy", "boundaries", "default", "output"],
        ["$bucketAuto"] = ["groupBy", "buckets", "granularity", "output"],
        ["$lookup"] = ["from", "localField", "foreignField", "as", "let", "pipeline"],
        ["$replaceRoot"] = ["newRoot"],
        ["$setWindowFields"] = ["partitionBy", "sortBy", "output"],
        ["$unionWith"] = ["coll", "pipeline"],
        ["$unwind"] = ["path", "includeArrayIndex", "preserveNullAndEmptyArrays"],
        ["$sample"] = ["size"],
        ["$push"] = ["$each", "$slice", "$sort", "$position"],
        ["$addToSet"] = ["$each"],
    };

    [Fact]
    public Task Expressions_AtRandom_NeverFailInside() =>
        RunAsync(1, random => Aggregate(new BsonDocument("$project", new BsonDocument("v", Operator(random, Expressions, 3)))));

    [Fact]
    public Task Stages_AtRandom_NeverFailInside() =>
        RunAsync(2, random => Aggregate([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Stage(random))]));

    [Fact]
    public Task Groups_AtRandom_NeverFailInside() => RunAsync(3, random => Aggregate(new BsonDocument("$group", new BsonDocument
    {
        { "_id", Value(random, Expressions, 1) }, { "v", Operator(random, Accumulators, 2) },
    })));

    [Fact]
    public Task Windows_AtRandom_NeverFailInside() => RunAsync(4, random => Aggregate(new BsonDocument("$setWindowFields", new BsonDocument
    {
        { "partitionBy", Value(random, Expressions, 1) }, { "sortBy", new BsonDocument(Pick(random, Paths), 1) },
        { "output", new BsonDocument("v", Windowed(random)) },
    })));

    [Fact]
    public Task Filters_AtRandom_NeverFailInside() =>
        RunAsync(5, random => Command("{find: 'c'}").Add("filter", new BsonDocument(Pick(random, Fields), Operator(random, [.. FilterParser.Names], 3))));

    [Fact]
    public Task Projections_AtRandom_NeverFailInside() => RunAsync(6, random => Command("{find: 'c'}")
        .Add("filter", random.Next(2) == 0 ? [] : new BsonDocument(Pick(random, Fields), Value(random, [], 1)))
        .Add("projection", new BsonDocument(Pick(random, Paths), Operator(random, ["$slice", "$elemMatch", .. Expressions], 2))));

    [Fact]
    public Task Updates_AtRandom_NeverFailInside() => RunAsync(7, random => Command("{update: 'c'}").Add("updates", new BsonArray
    {
        new BsonDocument
        {
            { "q", new BsonDocument("_id", random.Next(6)) }, { "upsert", random.Next(2) == 0 },
            { "u", new BsonDocument(Pick(random, [.. UpdateOperators.Names]), new BsonDocument(Pick(random, Fields), Value(random, ["$each", "$sort", "$in", "$gt"], 2))) },
        },
    }));

    [Fact]
    public Task Commands_AtRandom_NeverFailInside() => RunAsync(8, random =>
    {
        var command = new BsonDocument(Pick(random, Commands), random.Next(3) > 0 ? "c" : Value(random, [], 1));
        if (CommandTable.Find(command.GetElement(0).Name)?.Fields is { Count: > 0 } fields)
            for (var i = random.Next(4); i > 0; i--) command[Pick(random, [.. fields])] = Value(random, Expressions, 2);
        command["$db"] = random.Next(5) > 0 ? "t" : "admin";
        return command;
    });

    private async Task RunAsync(int seed, Func<Random, BsonDocument> make)
    {
        var random = new Random(seed);
        using var client = await ConnectAsync();
        var faults = new SortedSet<string>(StringComparer.Ordinal);
        var successes = 0;
        for (var round = 0; round < Rounds; round++)
        {
            if (round % 500 == 0) await RefillAsync(client);
            var command = make(random);
            var reply = await AskAsync(client, command.Add("maxTimeMS", 2000));
            if (reply["ok"] == 1.0 && !reply.Contains("writeErrors")) successes++;
            foreach (var error in (BsonDocument[])[reply, .. reply.GetValue("writeErrors", new BsonArray()).AsBsonArray.OfType<BsonDocument>()])
            {
                if (error.GetValue("code", 0) == 1) faults.Add($"{error["errmsg"]}: {command}");
            }
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        // Else nothing but the checks of arguments would be tried.
        Assert.True(successes > Rounds / 50, $"only {successes} commands were carried out");
    }

    private static async Task RefillAsync(RawClient client)
    {
        await AskAsync(client, Command("{drop: 'c'}"));
        await AskAsync(client, Command("""
            {insert: 'c', documents: [{_id: 0}, {_id: 1, a: 1, b: 'text', c: [1, 'x', null]}, {_id: 2, a: {b: 2.5}, b: ISODate('2024-02-29T12:00:00Z')},
             {_id: 3, a: [1, 2, {b: 3}], c: [{b: 1}, [2]]}, {_id: 4, a: NumberDecimal('1.5'), b: null}, {_id: 5, a: NaN, b: true, c: []}]}
            """));
    }

    private static BsonDocument Aggregate(params BsonDocument[] stages) => Command("{aggregate: 'c', cursor: {}}").Add("pipeline", new BsonArray(stages));

    private static BsonDocument Windowed(Random random)
    {
        var function = Operator(random, WindowFunctions, 2);
        BsonValue[] bounds = ["unbounded", "current", -1, 1, 0.5];
        return random.Next(2) == 0
            ? function
            : function.Add("window", new BsonDocument(random.Next(2) == 0 ? "documents" : "range", new BsonArray { bounds[random.Next(4)], bounds[random.Next(5)] }));
    }

    /// <summary>A stage; half of them with an argument that most stages take.</summary>
    private static BsonDocument Stage(Random random) => Pick(random, ["any", "$limit", "$set", "$group"]) switch
    {
        "$limit" => new(Pick(random, ["$limit", "$skip", "$count", "$unwind", "$sortByCount", "$unset"]), random.Next(2) == 0 ? random.Next(1, 4) : "$" + Pick(random, Paths)),
        "$set" => new(Pick(random, ["$set", "$project", "$sort", "$match", "$replaceWith"]), new BsonDocument(Pick(random, Paths), Value(random, Expressions, 2))),
        "$group" => new("$group", new BsonDocument { { "_id", Value(random, Expressions, 2) }, { "a", Operator(random, Accumulators, 1) } }),
        _ => Operator(random, Stages, 2, Expressions),
    };

    private static BsonDocument Operator(Random random, string[] names, int depth, string[]? nested = null)
    {
        var name = Pick(random, names);
        var operators = nested ?? names;
        return new(name, random.Next(8) switch
        {
            0 => Value(random, operators, depth),
            1 or 2 or 3 when !Arguments.ContainsKey(name) => Value(random, operators, 0),
            < 7 when Arguments.TryGetValue(name, out var named) =>
                new BsonDocument(named.Where((_, place) => place < 2 || random.Next(2) == 0).Select(argument => new BsonElement(argument, Value(random, operators, depth - 1)))),
            _ => new BsonArray(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Value(random, operators, depth - 1))),
        });
    }

    private static BsonValue Value(Random random, string[] operators, int depth)
    {
        if (depth <= 0 || random.Next(3) == 0) return Scalar(random);
        return random.Next(4) switch
        {
            0 when operators.Length > 0 => Operator(random, operators, depth - 1),
            1 => new BsonArray(Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, operators, depth - 1))),
            2 => new BsonDocument(Fields.Where(_ => random.Next(6) == 0).Select(field => new BsonElement(field, Value(random, operators, depth - 1)))),
            _ => Scalar(random),
        };
    }

    private static BsonValue Scalar(Random random) => random.Next(24) switch
    {
        0 => BsonNull.Value,
        1 => random.Next(-3, 4),
        2 => int.MaxValue,
        3 => long.MinValue,
        4 => double.NaN,
        5 => double.PositiveInfinity,
        6 => new BsonDecimal128(Decimal128.MaxValue),
        7 => new BsonDecimal128(Decimal128.QNaN),
        8 => 0.5,
        9 => new BsonDateTime(long.MaxValue),
        10 => new BsonDateTime(1_700_000_000_000),
        11 => "",
        12 => "text",
        13 or 22 or 23 => "$" + Pick(random, Paths),
        14 => Pick(random, ["day", "week", "Europe/Paris", "%Y-%m-%d", "$$NOW", "$$ROOT", "$$this", "$$REMOVE", "c", "a"]),
        15 => true,
        16 => new BsonRegularExpression("t(e)x", "i"),
        17 => new BsonBinaryData([1, 2]),
        18 => ObjectId.Empty,
        19 => new BsonTimestamp(5, 6),
        20 => BsonMinKey.Value,
        _ => BsonUndefined.Value,
    };

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];
}
