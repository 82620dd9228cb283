using System.Security.Cryptography;
using System.Text;

namespace Modular.Persistence;

/// <summary>One secret of the file store, and the keys that come of it: each purpose has its own (HKDF, RFC 5869).</summary>
internal sealed class FileKey(string id, byte[] secret)
{
    /// <summary>The length of a secret, and of each key that comes of it, in bytes.</summary>
    public const int Length = 32;

    private readonly byte[] _naming = Derive(secret, "name");

    /// <summary>The key's name in headers and folders: 1 to 16 lower-case letters, digits and hyphens.</summary>
    public string Id { get; } = id;

    /// <summary>Encrypts the headers of files.</summary>
    public byte[] Header { get; } = Derive(secret, "header");

    /// <summary>Encrypts download links.</summary>
    public byte[] Link { get; } = Derive(secret, "link");

    /// <summary>The name under which content lies in the store; without the key, nobody can tell which content a name stands for.</summary>
    public string NameOf(string sha256) => Convert.ToHexStringLower(HMACSHA256.HashData(_naming, Encoding.ASCII.GetBytes(sha256)));

    /// <summary>Whether both are made of the same secret, whatever they are called.</summary>
    public bool IsSame(FileKey other) => CryptographicOperations.FixedTimeEquals(_naming, other._naming);

    private static byte[] Derive(byte[] secret, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, Length, info: Encoding.ASCII.GetBytes($"modular files {purpose}"));
}
