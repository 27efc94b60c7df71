using System.Security.Cryptography;
using System.Text;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

/// <summary>What the server keeps of the one user it knows: enough to check a proof, not to make one.</summary>
/// <remarks>Source: RFC 5802 and RFC 7677 (SCRAM-SHA-256).</remarks>
internal sealed class ScramCredential
{
    public const string Mechanism = "SCRAM-SHA-256";

    public const string User = "dashboard";

    /// <summary>The least that RFC 7677 and the drivers accept; a random password of 256 bits needs no stretching.</summary>
    public const int Iterations = 4096;

    public ScramCredential(string password)
    {
        Salt = RandomNumberGenerator.GetBytes(28);
        var salted = Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password), Salt, Iterations, HashAlgorithmName.SHA256, 32);
        StoredKey = SHA256.HashData(HMACSHA256.HashData(salted, "Client Key"u8));
        ServerKey = HMACSHA256.HashData(salted, "Server Key"u8);
    }

    public byte[] Salt { get; }

    public byte[] StoredKey { get; }

    public byte[] ServerKey { get; }

    /// <summary>A password that cannot be guessed, of characters that need no escape in a connection string.</summary>
    public static string NewPassword() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
}
