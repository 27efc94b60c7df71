using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

/// <summary>The server's side of one SCRAM-SHA-256 exchange.</summary>
/// <remarks>Source: RFC 5802, sections 3, 5 and 7.</remarks>
internal sealed class ScramConversation
{
    private readonly ScramCredential _credential;
    private readonly string _clientFirstBare;
    private readonly string _serverFirst;
    private readonly string _nonce;

    /// <summary>Answers the client's first message.</summary>
    /// <exception cref="CommandException">The message is broken or names an unknown user.</exception>
    public ScramConversation(ScramCredential credential, byte[] clientFirst)
    {
        _credential = credential;
        var message = Text(clientFirst);
        // gs2-header: no channel binding, no authorization identity
        if (!message.StartsWith("n,,", StringComparison.Ordinal)) throw Failed();
        _clientFirstBare = message[3..];
        var attributes = Attributes(_clientFirstBare);
        if (!attributes.TryGetValue('n', out var user) || !attributes.TryGetValue('r', out var clientNonce) || clientNonce.Length == 0) throw Failed();
        if (user.Replace("=2C", ",", StringComparison.Ordinal).Replace("=3D", "=", StringComparison.Ordinal) != ScramCredential.User) throw Failed();
        _nonce = clientNonce + Convert.ToBase64String(RandomNumberGenerator.GetBytes(24));
        _serverFirst = string.Create(CultureInfo.InvariantCulture, $"r={_nonce},s={Convert.ToBase64String(credential.Salt)},i={ScramCredential.Iterations}");
    }

    /// <summary>Whether the client has proved that it knows the password.</summary>
    public bool IsProven { get; private set; }

    /// <summary>Whether the client is done once it has seen the server's proof.</summary>
    public bool SkipsEmptyExchange { get; init; }

    public byte[] ServerFirst => Encoding.UTF8.GetBytes(_serverFirst);

    /// <summary>Checks the client's proof and returns the server's own.</summary>
    /// <exception cref="CommandException">AuthenticationFailed (18).</exception>
    public byte[] Finish(byte[] clientFinal)
    {
        var message = Text(clientFinal);
        var attributes = Attributes(message);
        var proofStart = message.LastIndexOf(",p=", StringComparison.Ordinal);
        if (proofStart < 0 || !attributes.TryGetValue('c', out var binding) || !attributes.TryGetValue('r', out var nonce)) throw Failed();
        var proof = new byte[32];
        if (!Convert.TryFromBase64String(message[(proofStart + 3)..], proof, out var length) || length != proof.Length) throw Failed();
        if (binding != "biws" || nonce != _nonce) throw Failed();
        var authMessage = Encoding.UTF8.GetBytes($"{_clientFirstBare},{_serverFirst},{message[..proofStart]}");
        var signature = HMACSHA256.HashData(_credential.StoredKey, authMessage);
        for (var i = 0; i < proof.Length; i++) proof[i] ^= signature[i];
        if (!CryptographicOperations.FixedTimeEquals(SHA256.HashData(proof), _credential.StoredKey)) throw Failed();
        IsProven = true;
        return Encoding.UTF8.GetBytes("v=" + Convert.ToBase64String(HMACSHA256.HashData(_credential.ServerKey, authMessage)));
    }

    private static CommandException Failed() => new(18, "AuthenticationFailed", "Authentication failed.");

    private static string Text(byte[] message) => message.Length <= 4096 ? Encoding.UTF8.GetString(message) : throw Failed();

    private static Dictionary<char, string> Attributes(string message)
    {
        var attributes = new Dictionary<char, string>();
        foreach (var part in message.Split(','))
        {
            if (part.Length < 2 || part[1] != '=') throw Failed();
            attributes[part[0]] = part[2..];
        }
        return attributes;
    }
}
