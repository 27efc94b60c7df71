namespace EcommerceDashboard.EmbeddedMongo.Wire;

/// <summary>Kinds of message on the wire. Others are refused by closing the connection.</summary>
/// <remarks>Source: MongoDB manual, "MongoDB Wire Protocol".</remarks>
internal enum OpCode
{
    Reply = 1,

    /// <summary>Legacy; drivers still greet with it.</summary>
    Query = 2004,

    Message = 2013,
}
