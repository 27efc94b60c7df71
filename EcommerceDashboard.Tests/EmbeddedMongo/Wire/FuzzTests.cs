using System.Buffers.Binary;
using EcommerceDashboard.EmbeddedMongo.Values;
using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Wire;

/// <summary>Messages that lie, break off or are noise. Seeds are fixed: a failure comes back.</summary>
public sealed class FuzzTests : WireTestBase
{
    private static readonly BsonDocument EveryType = new()
    {
        { "_id", ObjectId.Empty }, { "n", 1 }, { "l", 2L }, { "d", 1.5 }, { "m", new BsonDecimal128(1.5m) }, { "s", "text" }, { "r", new BsonRegularExpression("a", "i") },
        { "t", new BsonTimestamp(1, 1) }, { "at", new BsonDateTime(0) }, { "min", BsonMinKey.Value }, { "max", BsonMaxKey.Value }, { "u", BsonUndefined.Value },
        { "doc", new BsonDocument("a", new BsonArray { "x", BsonNull.Value, true }) }, { "code", new BsonJavaScriptWithScope("c", new BsonDocument("v", 1)) },
        { "js", new BsonJavaScript("c") }, { "y", BsonSymbol.Create("s") }, { "bin", new byte[5] }, { "id", new BsonBinaryData(Guid.Empty, GuidRepresentation.Standard) },
    };

    [Fact]
    public async Task Messages_WithBytesChanged_NeverStopTheServer()
    {
        var random = new Random(20170101);
        for (var round = 0; round < 400; round++)
        {
            using var client = await ConnectAsync();
            var frame = Insert(client);
            for (var i = random.Next(1, 6); i > 0; i--) frame[random.Next(4, frame.Length)] = (byte)random.Next(256);
            var length = random.Next(3) == 0 ? random.Next(1, frame.Length) : frame.Length;
            await ExchangeAsync(client, frame[..length]);
        }
        await AssertServesAsync();
    }

    [Fact]
    public async Task Messages_BrokenOffAtEveryByte_AreNeverAnswered()
    {
        using var whole = await ConnectAsync();
        var frame = Insert(whole);
        for (var length = 1; length < frame.Length; length += 3)
        {
            using var client = await ConnectAsync();
            Assert.Null(await ExchangeAsync(client, frame[..length]));
        }
        await AssertServesAsync();
    }

    [Fact]
    public async Task Lengths_InsideOfAMessage_AreNeverBelieved()
    {
        var random = new Random(7);
        int[] lies = [int.MinValue, -1, 0, 1, 4, 5, 1_000, 48_000_000, int.MaxValue - 4, int.MaxValue];
        for (var round = 0; round < 300; round++)
        {
            using var client = await ConnectAsync();
            var frame = Insert(client);
            BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(random.Next(16, frame.Length - 4)), lies[random.Next(lies.Length)]);
            await ExchangeAsync(client, frame);
        }
        await AssertServesAsync();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(2001)]
    [InlineData(2002)]
    [InlineData(2005)]
    [InlineData(2006)]
    [InlineData(2007)]
    [InlineData(2012)]
    [InlineData(2014)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public async Task OpCode_ThatIsNotServed_ClosesTheConnection(int opCode)
    {
        using var client = await ConnectAsync();
        var frame = client.Message(Ping);
        BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(12), opCode);
        Assert.Null(await ExchangeAsync(client, frame));
        await AssertServesAsync();
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(255)]
    public async Task Section_OfAnUnknownKind_ClosesTheConnection(byte kind)
    {
        using var client = await ConnectAsync();
        var section = RawClient.Sequence("documents", new BsonDocument("_id", 1));
        section[0] = kind;
        Assert.Null(await ExchangeAsync(client, client.Message(new BsonDocument { { "insert", "c" }, { "$db", "t" } }, 0, section)));
        await AssertServesAsync();
    }

    [Fact]
    public async Task Sections_TwoBodiesOrTwoOfOneName_CloseTheConnection()
    {
        byte[] body = [0, .. BsonCodec.Encode(Ping)];
        var sequence = RawClient.Sequence("documents", new BsonDocument("_id", 1));
        foreach (var sections in (byte[][][])[[body], [sequence, sequence]])
        {
            using var client = await ConnectAsync();
            Assert.Null(await ExchangeAsync(client, client.Message(new BsonDocument { { "insert", "c" }, { "$db", "t" } }, 0, sections)));
        }
        await AssertServesAsync();
    }

    [Theory]
    [InlineData(4u)]
    [InlineData(0x8000u)]
    public async Task Flags_ThatMustBeUnderstood_CloseTheConnection(uint flags)
    {
        using var client = await ConnectAsync();
        Assert.Null(await ExchangeAsync(client, client.Message(Ping, flags)));
        await AssertServesAsync();
    }

    [Fact]
    public async Task Noise_InsteadOfMessages_NeverStopsTheServer()
    {
        var random = new Random(11);
        for (var round = 0; round < 200; round++)
        {
            using var client = await ConnectAsync();
            var noise = new byte[random.Next(1, 4000)];
            random.NextBytes(noise);
            // Half of them have a header that holds, so that what follows is read.
            if (round % 2 == 0 && noise.Length > 20)
            {
                BinaryPrimitives.WriteInt32LittleEndian(noise, noise.Length);
                BinaryPrimitives.WriteInt32LittleEndian(noise.AsSpan(12), round % 4 == 0 ? 2013 : 2004);
            }
            await ExchangeAsync(client, noise);
        }
        await AssertServesAsync();
    }

    [Fact]
    public void Documents_WithBytesChanged_EitherFailTheCheckOrDecode()
    {
        var random = new Random(20171231);
        var original = BsonCodec.Encode(EveryType);
        var decoded = 0;
        for (var round = 0; round < 50_000; round++)
        {
            byte[] bytes = [.. original];
            for (var i = random.Next(1, 4); i > 0; i--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            if (!IsValid(bytes)) continue;
            BsonCodec.Encode(BsonCodec.Decode(bytes));
            decoded++;
        }
        Assert.InRange(decoded, 1_000, 49_000);
    }

    [Fact]
    public void Documents_BrokenOff_FailTheCheck()
    {
        var original = BsonCodec.Encode(EveryType);
        for (var length = 0; length < original.Length; length++)
        {
            Assert.False(IsValid(original[..length]));
            // The same with a length that says so and a terminator.
            if (length < 5) continue;
            var closed = original[..length];
            BinaryPrimitives.WriteInt32LittleEndian(closed, length);
            closed[^1] = 0;
            if (IsValid(closed)) BsonCodec.Decode(closed);
        }
    }

    private static bool IsValid(byte[] bytes)
    {
        try
        {
            BsonValidator.Validate(bytes);
            return true;
        }
        catch (CommandException refusal)
        {
            Assert.Equal(22, refusal.Code);
            return false;
        }
    }

    private static byte[] Insert(RawClient client) => client.Message(
        new BsonDocument { { "insert", "fuzz" }, { "documents", new BsonArray { EveryType } }, { "ordered", false }, { "$db", "t" } }, 0, RawClient.Sequence("extra", EveryType));

    /// <summary>Sends bytes and the end; the reply, null when the server closes without one.</summary>
    private static async Task<BsonDocument?> ExchangeAsync(RawClient client, byte[] bytes)
    {
        await client.SendAsync(bytes, Cancellation);
        client.CloseWriting();
        return await client.ReceiveAsync(Cancellation);
    }
}
