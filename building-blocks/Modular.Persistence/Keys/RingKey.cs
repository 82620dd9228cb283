using System.Security.Cryptography;
using System.Text;

namespace Modular.Persistence;

/// <summary>One secret of a <see cref="KeyRing"/>. It is never used itself: each purpose has a key of its own that comes of it (HKDF, RFC 5869).</summary>
internal sealed class RingKey(string id, byte[] secret)
{
    /// <summary>The length of a secret, and of each key that comes of it, in bytes.</summary>
    public const int Length = 32;

    /// <summary>The longest id, in characters.</summary>
    public const int IdLength = 16;

    /// <summary>The key's name beside what it encrypts: 1 to 16 lower-case letters, digits and hyphens.</summary>
    public string Id { get; } = id;

    /// <summary>The key for a purpose.</summary>
    public byte[] Derive(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, Length, info: Encoding.ASCII.GetBytes($"modular {purpose}"));

    /// <summary>Whether both are made of the same secret, whatever they are called.</summary>
    public bool IsSame(RingKey other) => CryptographicOperations.FixedTimeEquals(Derive("compare"), other.Derive("compare"));
}
