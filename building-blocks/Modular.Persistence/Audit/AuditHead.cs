using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Modular.Persistence;

/// <summary>The end of a module's chain as it was at a time, signed: whoever changes the rows up to there cannot sign another one.</summary>
/// <param name="Module">The module.</param>
/// <param name="Position">How many rows it stands for; also the position of the last one.</param>
/// <param name="Hash">The hash of the last one, hexadecimal.</param>
/// <param name="SignedAt">When it was signed (UTC).</param>
/// <param name="KeyId">The key that signed it.</param>
/// <param name="Signature">HMAC-SHA256 over the rest, hexadecimal.</param>
internal sealed record AuditHead(string Module, long Position, string Hash, DateTime SignedAt, string KeyId, string Signature)
{
    private const string Purpose = "audit heads";

    /// <summary>The place in the chain.</summary>
    public ChainLink Link => new(Position, Convert.FromHexString(Hash));

    /// <summary>Signs the end of a chain with the newest key.</summary>
    public static AuditHead Sign(string module, ChainLink link, DateTime at, KeyRing keys)
    {
        var unsigned = new AuditHead(module, link.Position, Convert.ToHexStringLower(link.Hash), at, keys.NewestId, "");
        return unsigned with { Signature = unsigned.SignatureBy(keys.Newest) };
    }

    /// <summary>The head that the text holds; null unless it is one of the module's, signed by one of the keys.</summary>
    public static AuditHead? Read(string text, string module, KeyRing keys)
    {
        try
        {
            return JsonSerializer.Deserialize<AuditHead>(text, JsonSerializerOptions.Web) is { Module: { } of, Hash.Length: ChainLink.HashLength * 2, KeyId: { } key } head
                && of == module && keys.Find(key) is { } ringKey && Convert.FromHexString(head.Hash).Length == ChainLink.HashLength
                && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(head.Signature ?? ""), Encoding.UTF8.GetBytes(head.SignatureBy(ringKey)))
                ? head
                : null;
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            return null;
        }
    }

    /// <summary>The text that <see cref="Read"/> reads.</summary>
    public string Write() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    private string SignatureBy(RingKey key) => Convert.ToHexStringLower(HMACSHA256.HashData(
        key.Derive(Purpose), Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Module}\n{Position}\n{Hash}\n{SignedAt.Ticks}\n{KeyId}"))));
}
