using Microsoft.IdentityModel.Tokens;

namespace Modular.Host.Access;

/// <summary>An authority of OpenID Connect that says who users are, in place of the module Accounts (ACC-01).</summary>
/// <param name="Address">Where its discovery document lies under <c>.well-known/openid-configuration</c> (<c>Access:Authority</c>).</param>
/// <param name="Issuer">The <c>iss</c> of its tokens (<c>Access:AuthorityIssuer</c>); the address as it is written, unless said (OpenID Connect Discovery 1.0, section 4.3).</param>
/// <param name="Algorithms">The signatures that count (<c>Access:AuthorityAlgorithms</c>, with blanks between).</param>
internal sealed record OutsideAuthority(Uri Address, string Issuer, IReadOnlyList<string> Algorithms)
{
    private const string Default = "RS256 ES256";

    // Each with a public key: a key that is published must never be taken for a shared secret (RFC 8725, section 3.1).
    private static readonly string[] Sound =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    /// <summary>Reads and checks the settings; null where no authority is named. Throws <see cref="HostStartException"/>.</summary>
    public static OutsideAuthority? Load(IConfiguration configuration, bool isDevelopment)
    {
        var text = configuration["Access:Authority"];
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
            throw new HostStartException($"Access:Authority is '{text}'.", "write the issuer's address, for example https://login.example.com/realms/shop");
        if (address.Scheme != Uri.UriSchemeHttps && !(isDevelopment && address.IsLoopback))
            throw new HostStartException($"Access:Authority is over plain HTTP ({text}): whoever is on the way could sign tokens.", "write https://; plain HTTP counts in Development, for an authority on the same machine");
        if (string.IsNullOrWhiteSpace(configuration["Access:Audience"]))
            throw new HostStartException("Access:Authority is set and Access:Audience is not: tokens for other applications of the authority would count here.", "set Access:Audience to the aud of the tokens that are meant for this host");
        var algorithms = (configuration["Access:AuthorityAlgorithms"] ?? Default).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (algorithms.Length == 0 || algorithms.FirstOrDefault(a => !Sound.Contains(a)) is not null)
        {
            throw new HostStartException($"Access:AuthorityAlgorithms is '{string.Join(' ', algorithms)}'.",
                $"write some of {string.Join(' ', Sound)}; a shared secret cannot be told from a published key");
        }

        return new(address, configuration["Access:AuthorityIssuer"] ?? text, algorithms);
    }
}
