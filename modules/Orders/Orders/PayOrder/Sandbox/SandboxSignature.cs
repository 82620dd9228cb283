using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Orders.PayOrder.Sandbox;

/// <summary>The header <c>Sandbox-Signature: t=1767225600,v1=…</c>: seconds since 1970 and, in hexadecimal digits, the HMAC-SHA256 of <c>{t}.{body}</c> by the shared secret.</summary>
internal static class SandboxSignature
{
    /// <summary>The header's name.</summary>
    public const string Header = "Sandbox-Signature";

    /// <summary>Signs a report.</summary>
    public static string Sign(string secret, ReadOnlySpan<byte> body, DateTimeOffset at)
    {
        var seconds = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"t={seconds},v1={Convert.ToHexStringLower(HashOf(secret, seconds, body))}";
    }

    /// <summary>Whether a report was signed by who knows the secret, and not too long ago.</summary>
    public static bool IsGood(string secret, ReadOnlySpan<byte> body, string header, DateTimeOffset now, TimeSpan atMost)
    {
        var parts = header.Split(',', StringSplitOptions.TrimEntries).Select(p => p.Split('=', 2)).Where(p => p.Length == 2).GroupBy(p => p[0]).ToDictionary(g => g.Key, g => g.First()[1]);
        if (!parts.TryGetValue("t", out var seconds) || !parts.TryGetValue("v1", out var hash)
            || !long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var signedAt) || (now - DateTimeOffset.UnixEpoch.AddSeconds(Math.Min(signedAt, 253402300799))).Duration() > atMost)
        {
            return false;
        }

        var expected = HashOf(secret, seconds, body);
        Span<byte> given = stackalloc byte[expected.Length];
        return hash.Length == expected.Length * 2 && Convert.FromHexString(hash, given, out _, out _) == System.Buffers.OperationStatus.Done
            && CryptographicOperations.FixedTimeEquals(expected, given);
    }

    private static byte[] HashOf(string secret, string seconds, ReadOnlySpan<byte> body) =>
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.ASCII.GetBytes(seconds + "."), .. body]);
}
