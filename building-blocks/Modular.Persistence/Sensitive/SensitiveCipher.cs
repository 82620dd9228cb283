using System.Security.Cryptography;
using System.Text;

namespace Modular.Persistence;

/// <summary>Seals the sensitive values of databases, and works out their blind indexes. The keys of both come of one ring and are not the same.</summary>
internal sealed class SensitiveCipher(KeyRing ring)
{
    private readonly RingCipher _cipher = new(ring, "sensitive values");
    private readonly byte[][] _indexKeys = [.. ring.NewestFirst.Select(k => k.Derive("sensitive index"))];

    /// <summary>The keys.</summary>
    public KeyRing Ring => ring;

    /// <summary>How a value begins that is sealed under the newest key.</summary>
    public byte[] NewestPrefix => _cipher.NewestPrefix.ToArray();

    /// <summary>Seals for a place.</summary>
    public byte[] Seal(string plain, SealedPlace place) => _cipher.Seal(Encoding.UTF8.GetBytes(plain), place.ToBytes());

    /// <summary>Opens in a place.</summary>
    /// <exception cref="DamagedValueException">It does not open there.</exception>
    public string Open(byte[] value, SealedPlace place)
    {
        try
        {
            return Encoding.UTF8.GetString(_cipher.Open(value, place.ToBytes()));
        }
        catch (CryptographicException e)
        {
            throw new DamagedValueException(place, e);
        }
    }

    /// <summary>The blind index of a text under the newest key.</summary>
    public byte[] IndexOf(string column, string plain) => IndexOf(_indexKeys[0], column, plain);

    /// <summary>The blind indexes of a text under each key, the newest first: until a rotation has ended, rows have one or another.</summary>
    public IEnumerable<byte[]> AllIndexesOf(string column, string plain) => _indexKeys.Select(k => IndexOf(k, column, plain));

    // The column takes part, so that equal values of different columns do not show as equal. Blanks around it, width and letter case do not.
    private static byte[] IndexOf(byte[] key, string column, string plain) =>
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{column}\n{plain.Trim().Normalize(NormalizationForm.FormKC).ToUpperInvariant()}"));
}
