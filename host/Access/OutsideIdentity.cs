using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Modular.Kernel;

namespace Modular.Host.Access;

/// <summary>The owner of an outside authority's token, as a user of the platform.</summary>
/// <param name="User">The user.</param>
/// <param name="Identity">The claims that count here.</param>
internal sealed record OutsideIdentity(OutsideUser User, ClaimsIdentity Identity)
{
    private const int NameLength = 50;

    // Of everything else that the token says, nothing is believed: its session is not one of ours, and permissions are looked up.
    private static readonly string[] Kept = [CallerClaims.Role, CallerClaims.Merchant, CallerClaims.Language];

    /// <summary>The owner; null where the token names no subject.</summary>
    /// <param name="token">The token's claims, which are checked.</param>
    /// <param name="issuer">The authority.</param>
    public static OutsideIdentity? Of(ClaimsIdentity token, string issuer)
    {
        if (token.FindFirst(CallerClaims.Subject)?.Value is not { Length: > 0 } subject)
            return null;
        var email = token.FindFirst("email_verified")?.Value is "true" or "True" ? token.FindFirst("email")?.Value : null;
        var user = new OutsideUser(IdOf(issuer, subject), NameOf(token), email);
        return new(user, new ClaimsIdentity(
            [
                new Claim(CallerClaims.Subject, user.Id.ToString()), new Claim(CallerClaims.Name, user.Name),
                .. token.Claims.Where(c => Kept.Contains(c.Type)),
            ],
            token.AuthenticationType, CallerClaims.Name, CallerClaims.Role));
    }

    /// <summary>The id of a subject: always the same, and another one for each authority (a UUID of version 8, RFC 9562).</summary>
    internal static Guid IdOf(string issuer, string subject)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{issuer}\n{subject}"), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    private static string NameOf(ClaimsIdentity token)
    {
        foreach (var claim in (string[])["name", "preferred_username", "nickname"])
        {
            if (token.FindFirst(claim)?.Value is { } text && PlainText.Parse(text, NameLength, "NAME") is { Violation: null } name)
                return name.Value;
        }

        return "—";
    }
}
