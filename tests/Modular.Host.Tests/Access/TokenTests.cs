using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Modular.Host.Access;
using Modular.Kernel;

namespace Modular.Host.Tests.Access;

/// <summary>A token counts only if this host signed it, in its one way, for itself, and for now.</summary>
public sealed class TokenTests
{
    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };
    private static readonly AccessSettings Ours = Settings();
    private static readonly Guid User = Guid.NewGuid();

    private static readonly Dictionary<string, Func<string>> Forgeries = new()
    {
        ["expired"] = () => Token(expires: -60),
        ["not valid yet"] = () => Token(notBefore: 600, expires: 1200),
        ["without an end"] = () => Token(expires: null),
        ["another key"] = () => Token(Settings()),
        ["another issuer"] = () => Token(Ours with { Issuer = "elsewhere" }),
        ["another audience"] = () => Token(Ours with { Audience = "elsewhere" }),
        ["another kind of token"] = () => Token(type: "JWT"),
        ["unsigned"] = () => Handler.CreateToken(Described(Ours, "at+jwt", 0, 600)),
        ["signed by the public key as a shared secret"] = () => Token(credentials: new SigningCredentials(
            new SymmetricSecurityKey(Ours.Key!.ECDsa.ExportSubjectPublicKeyInfo()) { KeyId = Ours.Key!.KeyId }, SecurityAlgorithms.HmacSha256)),
        ["changed after signing"] = () => Tampered(Token()),
        ["cut"] = () => Token()[..^4],
        ["not a token"] = () => "hello",
    };

    public static TheoryData<string> ForgeryNames => [.. Forgeries.Keys];

    [Theory, MemberData(nameof(ForgeryNames))]
    public async Task Any_other_token_is_refused(string forgery) =>
        Assert.False((await Handler.ValidateTokenAsync(Forgeries[forgery](), Ours.Validation)).IsValid);

    [Fact]
    public async Task The_control_token_of_the_forgeries_is_accepted() =>
        Assert.True((await Handler.ValidateTokenAsync(Token(), Ours.Validation)).IsValid);

    [Fact]
    public async Task An_issued_token_carries_user_role_and_merchants()
    {
        Guid[] merchants = [Guid.NewGuid(), Guid.NewGuid()];
        var token = new TokenIssuer(Ours, TimeProvider.System).Issue(User, "李文博", Roles.Merchant, merchants, TimeSpan.FromMinutes(5));

        var result = await Handler.ValidateTokenAsync(token, Ours.Validation);

        Assert.True(result.IsValid, result.Exception?.Message);
        var caller = new ClaimsCaller(await AccessFixture.OfTokens().TransformAsync(new(result.ClaimsIdentity)));
        Assert.Equal((User, "李文博"), (caller.UserId, caller.Name));
        Assert.Equal(merchants, caller.MerchantScope);
        Assert.False(caller.IsPlatformWide);
        Assert.Equal(Roles.Merchant, result.ClaimsIdentity.FindFirst(CallerClaims.Role)!.Value);
    }

    private static AccessSettings Settings() =>
        new(new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "k" }, "modular", "modular");

    private static string Token(AccessSettings? by = null, string type = "at+jwt", int notBefore = 0, int? expires = 600, SigningCredentials? credentials = null)
    {
        by ??= Ours;
        var described = Described(by, type, notBefore, expires);
        described.SigningCredentials = credentials ?? new SigningCredentials(by.Key, AccessSettings.Algorithm);
        return Handler.CreateToken(described);
    }

    private static SecurityTokenDescriptor Described(AccessSettings by, string type, int notBefore, int? expires) => new()
    {
        Issuer = by.Issuer,
        Audience = by.Audience,
        TokenType = type,
        NotBefore = DateTime.UtcNow.AddSeconds(Math.Min(notBefore, (expires ?? 0) - 1)),
        Expires = expires is { } seconds ? DateTime.UtcNow.AddSeconds(seconds) : null,
        Claims = new Dictionary<string, object> { [CallerClaims.Subject] = User.ToString(), [CallerClaims.Role] = Roles.Buyer },
    };

    private static string Tampered(string token)
    {
        var parts = token.Split('.');
        var body = Base64UrlEncoder.Decode(parts[1]).Replace(Roles.Buyer, Roles.Admin, StringComparison.Ordinal);
        return $"{parts[0]}.{Base64UrlEncoder.Encode(body)}.{parts[2]}";
    }
}
