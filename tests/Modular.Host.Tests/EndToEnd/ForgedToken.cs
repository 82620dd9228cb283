using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Modular.Host.Tests.EndToEnd;

/// <summary>Tokens made by hand with the development key that the host has left in its data folder.</summary>
internal static class ForgedToken
{
    /// <summary>A token of the right make that ended an hour ago.</summary>
    public static string Expired(string dataPath, string validToken)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(Path.Combine(dataPath, "development-signing-key.pem")));
        var parts = validToken.Split('.');
        var claims = JsonSerializer.Deserialize<Dictionary<string, object>>(Decode(parts[1]))!;
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        (claims["iat"], claims["nbf"], claims["exp"]) = (now - 7200, now - 7200, now - 3600);
        var signed = $"{parts[0]}.{Encode(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        var signature = key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        return $"{signed}.{Encode(signature)}";
    }

    private static string Encode(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    private static byte[] Decode(string text) => System.Buffers.Text.Base64Url.DecodeFromChars(text);
}
