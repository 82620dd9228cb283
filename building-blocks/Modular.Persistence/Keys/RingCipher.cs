using System.Security.Cryptography;
using System.Text;

namespace Modular.Persistence;

/// <summary>
/// Encrypts small values with AES-256-GCM under the newest key of a ring, and opens what any of its keys has sealed. One instance serves
/// all threads.
/// </summary>
/// <param name="ring">The keys.</param>
/// <param name="purpose">What the values are, in plain words; each purpose has keys of its own, so that a value of one does not open as another's.</param>
public sealed class RingCipher(KeyRing ring, string purpose)
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    /// <summary>The format's number and the key's id, in bytes: with which every sealed value begins.</summary>
    internal const int PrefixLength = 1 + RingKey.IdLength;

    private const int Overhead = PrefixLength + NonceLength + TagLength;
    private const byte Format = 1;

    private readonly Dictionary<string, byte[]> _keys = ring.NewestFirst.ToDictionary(k => k.Id, k => k.Derive(purpose));
    private readonly byte[] _newest = PrefixOf(ring.NewestId);

    /// <summary>How a value begins that is sealed under the newest key.</summary>
    internal ReadOnlySpan<byte> NewestPrefix => _newest;

    /// <summary>How a value begins that is sealed under the key of that id.</summary>
    internal static byte[] PrefixOf(string keyId)
    {
        var prefix = new byte[PrefixLength];
        prefix[0] = Format;
        Encoding.ASCII.GetBytes(keyId, prefix.AsSpan(1));
        return prefix;
    }

    /// <summary>The id of the key that a value was sealed under, which need not be on the ring; null where it is no sealed value.</summary>
    public static string? KeyIdOf(ReadOnlySpan<byte> sealedValue) => sealedValue.Length >= PrefixLength && sealedValue[0] == Format
        ? Encoding.ASCII.GetString(sealedValue[1..PrefixLength]).TrimEnd('\0')
        : null;

    /// <summary>Seals a value: format, key id, nonce, ciphertext, tag; 45 bytes longer than the value.</summary>
    /// <param name="plain">The value.</param>
    /// <param name="associated">Where it belongs. It is not stored, and the value opens only where it is said again.</param>
    public byte[] Seal(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> associated)
    {
        var result = new byte[Overhead + plain.Length];
        _newest.CopyTo(result, 0);
        var nonce = result.AsSpan(PrefixLength, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_keys[ring.NewestId], TagLength);
        aes.Encrypt(nonce, plain, result.AsSpan(PrefixLength + NonceLength, plain.Length), result.AsSpan(result.Length - TagLength), [.. _newest, .. associated]);
        return result;
    }

    /// <summary>The plain value.</summary>
    /// <param name="sealedValue">What <see cref="Seal"/> gave.</param>
    /// <param name="associated">Where it belongs, as it was said then.</param>
    /// <exception cref="CryptographicException">It is no sealed value, was changed, belongs elsewhere, or its key is not on the ring.</exception>
    public byte[] Open(ReadOnlySpan<byte> sealedValue, ReadOnlySpan<byte> associated)
    {
        if (sealedValue.Length < Overhead || KeyIdOf(sealedValue) is not { } id)
            throw new CryptographicException("it is not a sealed value");
        if (!_keys.TryGetValue(id, out var key))
            throw new CryptographicException($"it is sealed with the key {id}, which is not there");
        var plain = new byte[sealedValue.Length - Overhead];
        using var aes = new AesGcm(key, TagLength);
        aes.Decrypt(
            sealedValue.Slice(PrefixLength, NonceLength), sealedValue.Slice(PrefixLength + NonceLength, plain.Length), sealedValue[^TagLength..], plain,
            [.. sealedValue[..PrefixLength], .. associated]);
        return plain;
    }
}
