using System.Buffers.Binary;
using System.Numerics;
using EcommerceDashboard.EmbeddedMongo.Values;
using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Wire;

public sealed class MessageTests : WireTestBase
{
    [Fact]
    public async Task Message_WithADocumentSequence_InsertsItsDocuments()
    {
        using var client = await RawClient.ConnectAsync(Server, Cancellation);
        var insert = client.Message(new BsonDocument { { "insert", "c" }, { "$db", "t" } }, 0, RawClient.Sequence("documents", new("_id", 1), new("_id", 2)));
        Assert.Equal(2, (await client.AskAsync(insert, Cancellation))["n"]);
    }

    [Fact]
    public async Task Message_WithMoreToCome_GetsNoReply()
    {
        using var client = await RawClient.ConnectAsync(Server, Cancellation);
        var documents = new BsonArray { new BsonDocument("_id", 1) };
        await client.SendAsync(client.Message(new BsonDocument { { "insert", "c" }, { "documents", documents }, { "$db", "t" } }, flags: 2), Cancellation);
        var count = await client.AskAsync(client.Message(new BsonDocument { { "count", "c" }, { "$db", "t" } }), Cancellation);
        Assert.Equal(1, count["n"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Message_WithAChecksum_IsAnsweredOnlyWhenItIsRight(bool right)
    {
        using var client = await RawClient.ConnectAsync(Server, Cancellation);
        byte[] frame = [.. client.Message(Ping, flags: 1), 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32LittleEndian(frame, frame.Length);
        var crc = uint.MaxValue;
        foreach (var value in frame.AsSpan(..^4)) crc = BitOperations.Crc32C(crc, value);
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(frame.Length - 4), right ? ~crc : crc);
        await client.SendAsync(frame, Cancellation);
        var reply = await client.ReceiveAsync(Cancellation);
        Assert.Equal(right, reply is not null);
    }

    [Fact]
    public async Task Query_OfAnOldDriver_GreetsOnly()
    {
        using var client = await RawClient.ConnectAsync(Server, Cancellation);
        var hello = await client.AskAsync(Query(new BsonDocument("isMaster", 1)), Cancellation);
        Assert.True(hello["ismaster"].AsBoolean);
        Assert.Equal(48_000_000, hello["maxMessageSizeBytes"]);
        Assert.False(hello.Contains("topologyVersion"));
        Assert.Equal(352, (await client.AskAsync(Query(new BsonDocument("listDatabases", 1)), Cancellation))["code"]);
    }

    [Fact]
    public async Task Command_Unknown_IsRefusedByName()
    {
        using var client = await RawClient.ConnectAsync(Server, Cancellation);
        var reply = await client.AskAsync(client.Message(new BsonDocument { { "frobnicate", 1 }, { "$db", "t" } }), Cancellation);
        Assert.Equal("no such command: 'frobnicate'", reply["errmsg"]);
        Assert.Equal(59, reply["code"]);
        Assert.Equal("CommandNotFound", reply["codeName"]);
    }

    [Fact]
    public async Task Field_Unknown_IsRefusedByName()
    {
        using var client = await RawClient.ConnectAsync(Server, Cancellation);
        var reply = await client.AskAsync(client.Message(new BsonDocument { { "find", "c" }, { "frobnicate", 1 }, { "$db", "t" } }), Cancellation);
        Assert.Equal("BSON field 'find.frobnicate' is an unknown field.", reply["errmsg"]);
        Assert.Equal(40415, reply["code"]);
    }

    [Theory]
    [InlineData(15)]
    [InlineData(-1)]
    [InlineData(48_000_001)]
    public async Task Length_Impossible_ClosesTheConnection(int length)
    {
        using var client = await RawClient.ConnectAsync(Server, Cancellation);
        var frame = client.Message(Ping);
        BinaryPrimitives.WriteInt32LittleEndian(frame, length);
        await client.SendAsync(frame, Cancellation);
        Assert.Null(await client.ReceiveAsync(Cancellation));
    }

    [Fact]
    public async Task Bson_Broken_IsRefusedAndTheConnectionGoesOn()
    {
        using var client = await RawClient.ConnectAsync(Server, Cancellation);
        var frame = client.Message(new BsonDocument { { "find", "c" }, { "filter", new BsonDocument("text", "abc") }, { "$db", "t" } });
        frame[Array.LastIndexOf(frame, (byte)'b')] = 0xFF;
        frame[frame.AsSpan().IndexOf("abc"u8)] = 0xFF;
        Assert.Equal(22, (await client.AskAsync(frame, Cancellation))["code"]);
        Assert.Equal(1.0, (await client.AskAsync(client.Message(Ping), Cancellation))["ok"]);
    }

    private static byte[] Query(BsonDocument command)
    {
        byte[] frame = [.. new byte[20], .. "admin.$cmd\0"u8, .. new byte[4], 0xFF, 0xFF, 0xFF, 0xFF, .. BsonCodec.Encode(command)];
        BinaryPrimitives.WriteInt32LittleEndian(frame, frame.Length);
        BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(12), 2004);
        return frame;
    }
}
