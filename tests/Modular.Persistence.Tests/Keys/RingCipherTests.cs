using System.Security.Cryptography;
using System.Text;

namespace Modular.Persistence.Tests.Keys;

/// <summary>What is sealed opens only unchanged, in its place, for its purpose, with its key.</summary>
public sealed class RingCipherTests
{
    private static readonly string Old = KeyRing.NewLine("old");
    private static readonly string New = KeyRing.NewLine("new");
    private static readonly byte[] Value = Encoding.UTF8.GetBytes("11010519491231002X");

    private readonly RingCipher _cipher = new(KeyRing.Parse(Old), "tests");
    private readonly byte[] _sealed;

    public RingCipherTests() => _sealed = _cipher.Seal(Value, "here"u8);

    public static TheoryData<string, Func<byte[], byte[]>> Changes => new()
    {
        { "cut", b => b[..^1] },
        { "longer", b => [.. b, 0] },
        { "empty", _ => [] },
        { "another format", b => [9, .. b[1..]] },
        { "another key", b => [b[0], (byte)'x', .. b[2..]] },
    };

    [Fact]
    public void A_value_opens_with_its_key_also_when_a_newer_one_seals()
    {
        var after = new RingCipher(KeyRing.Parse($"{Old}\n{New}"), "tests");

        Assert.Equal(Value, _cipher.Open(_sealed, "here"u8));
        Assert.Equal(Value, after.Open(_sealed, "here"u8));
        Assert.Equal(("old", "new"), (RingCipher.KeyIdOf(_sealed), RingCipher.KeyIdOf(after.Seal(Value, "here"u8))));
        Assert.NotEqual(_sealed, _cipher.Seal(Value, "here"u8));
    }

    [Theory, MemberData(nameof(Changes))]
    public void A_changed_value_does_not_open(string _, Func<byte[], byte[]> change) =>
        Assert.ThrowsAny<CryptographicException>(() => _cipher.Open(change(_sealed), "here"u8));

    [Fact]
    public void No_changed_bit_goes_unnoticed()
    {
        for (var bit = 0; bit < _sealed.Length * 8; bit++)
        {
            var changed = (byte[])_sealed.Clone();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.ThrowsAny<CryptographicException>(() => _cipher.Open(changed, "here"u8));
        }
    }

    [Fact]
    public void Another_place_purpose_or_key_of_the_same_name_does_not_open_it()
    {
        Assert.ThrowsAny<CryptographicException>(() => _cipher.Open(_sealed, "there"u8));
        Assert.ThrowsAny<CryptographicException>(() => new RingCipher(KeyRing.Parse(Old), "others").Open(_sealed, "here"u8));
        Assert.ThrowsAny<CryptographicException>(() => new RingCipher(KeyRing.Parse(KeyRing.NewLine("old")), "tests").Open(_sealed, "here"u8));
        var missing = Assert.ThrowsAny<CryptographicException>(() => new RingCipher(KeyRing.Parse(New), "tests").Open(_sealed, "here"u8));
        Assert.Contains("the key old, which is not there", missing.Message, StringComparison.Ordinal);
    }
}
