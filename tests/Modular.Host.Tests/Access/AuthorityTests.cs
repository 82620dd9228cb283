using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using Modular.GraphQL;
using Modular.Host.Access;
using Modular.Host.Tests.Accounts;

namespace Modular.Host.Tests.Access;

/// <summary>An outside authority says who users are, and nothing else: what they may do stays with the platform (ACC-01, ACC-02).</summary>
public sealed class AuthorityTests : IAsyncLifetime
{
    private const string Viewer = "{ viewer { user { id name email } roles } }";

    private static readonly Dictionary<string, Func<TestAuthority, string>> Forgeries = new()
    {
        ["expired"] = a => a.Token("ada", d => (d.NotBefore, d.Expires) = (DateTime.UtcNow.AddHours(-2), DateTime.UtcNow.AddMinutes(-1))),
        ["not valid yet"] = a => a.Token("ada", d => d.NotBefore = DateTime.UtcNow.AddMinutes(5)),
        ["without an end"] = a => a.Token("ada", d => d.Expires = null),
        ["another issuer"] = a => a.Token("ada", d => d.Issuer = a.Issuer + "/other"),
        ["this host as its issuer"] = a => a.Token("ada", d => (d.Issuer, d.Audience, d.TokenType) = ("modular", "shop", "at+jwt")),
        ["for another application"] = a => a.Token("ada", d => d.Audience = "another"),
        ["without a subject"] = a => a.Token(null),
        ["unsigned"] = a => a.Token("ada", d => d.SigningCredentials = null),
        ["a key of nobody"] = a => a.Token("ada", signature: new(TestAuthority.NewKey(), SecurityAlgorithms.RsaSha256)),
        ["a key of nobody under a known name"] = a => a.Token("ada", signature: new(TestAuthority.NewKey(a.Key.KeyId), SecurityAlgorithms.RsaSha256)),
        ["the public key as a shared secret"] = a => a.Token("ada", signature: new(new SymmetricSecurityKey(a.Key.Rsa.ExportSubjectPublicKeyInfo()) { KeyId = a.Key.KeyId }, SecurityAlgorithms.HmacSha256)),
        ["an algorithm that is not in the settings"] = a => a.Token("ada", signature: new(a.Key, SecurityAlgorithms.RsaSsaPssSha256)),
        ["of another kind"] = a => a.Token("ada", d => d.TokenType = "logout+jwt"),
        ["changed after signing"] = a => Changed(a.Token("ada")),
    };

    private TestAuthority _authority = null!;
    private AccountsHost _host = null!;

    public async Task InitializeAsync()
    {
        _authority = await TestAuthority.StartAsync();
        // It is away while the host starts, which is no reason not to.
        await _authority.CloseAsync();
        _host = await AccountsHost.StartAsync(DatabaseKind.Sqlite, _authority.Settings);
    }

    [Fact]
    public async Task Whom_the_authority_vouches_for_is_a_user_until_the_platform_says_otherwise()
    {
        var token = _authority.Token("ada");
        var (away, unavailable) = await _host.AskAsync(token, Viewer);
        Assert.Equal((503, "UNAVAILABLE"), (away, Code(unavailable)));
        await _authority.OpenAsync();
        await _host.UntilAsync(token, Viewer, 200);

        var both = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _host.AskAsync(_authority.Token("grace"), Viewer)));
        Assert.All(both, b => Assert.Equal(200, b.Status));
        var viewer = (await _host.AskAsync(token, Viewer)).Body.GetProperty("data").GetProperty("viewer");
        var id = new NodeId("User", OutsideIdentity.IdOf(_authority.Issuer, "ada")).ToString();
        Assert.Equal(id, viewer.GetProperty("user").GetProperty("id").GetString());
        Assert.Equal("Ada Lovelace", viewer.GetProperty("user").GetProperty("name").GetString());
        // What the token says of roles and permissions is not believed.
        Assert.Equal(["merchant"], viewer.GetProperty("roles").EnumerateArray().Select(r => r.GetString()));
        Assert.Equal("AUTH_NOT_AUTHORIZED", Code((await _host.AskAsync(token, "{ users { nodes { id } } }")).Body));

        foreach (var forgery in Forgeries)
        {
            var (status, body) = await _host.AskAsync(forgery.Value(_authority), Viewer);
            Assert.True((status, Code(body)) == (401, "AUTH_INVALID_TOKEN"), $"{forgery.Key}: {status} {body}");
        }

        foreach (var mutation in new[] { "signIn(input: { login: \"a@b.example\", password: \"x\" })", "register(input: { login: \"a@b.example\", password: \"x\", name: \"x\" })", "refresh(input: { refreshToken: \"x\" })" })
            Assert.Contains("SIGN_IN_ELSEWHERE", (await _host.AskAsync(null, $"mutation {{ {mutation} {{ errors {{ ... on Error {{ code message }} ... on SignInElsewhereError {{ authority }} }} }} }}")).Body.ToString(), StringComparison.Ordinal);

        var admin = await _host.Host.Client.TokenAsync("admin");
        await _host.MutateAsync(admin, "assignRole", "__typename", new { userId = id, role = "reviewer" });
        Assert.Contains("reviewer", (await _host.AskAsync(token, Viewer)).Body.ToString(), StringComparison.Ordinal);
        var renamed = _authority.Token("ada", d => d.Claims["name"] = "Ada King");
        Assert.Contains("Ada King", (await _host.AskAsync(renamed, Viewer)).Body.ToString(), StringComparison.Ordinal);

        await _host.MutateAsync(admin, "removeUser", "user { status }", new { userId = id, reason = "gone" });
        Assert.Equal(401, (await _host.AskAsync(token, Viewer)).Status);
        Assert.Equal(401, (await _host.AskAsync(_authority.Token("ada"), Viewer)).Status);
    }

    [Fact]
    public async Task Keys_roll_over_without_a_restart_and_unknown_key_ids_do_not_make_the_host_read_them_all_the_time()
    {
        await _authority.OpenAsync();
        var old = _authority.Token("ada");
        await _host.UntilAsync(old, Viewer, 200);

        _authority.RollOver();
        await _host.UntilAsync(_authority.Token("ada"), Viewer, 200);
        Assert.Equal(401, (await _host.AskAsync(old, Viewer)).Status);

        var reads = _authority.Reads;
        var asked = System.Diagnostics.Stopwatch.StartNew();
        var nobodys = TestAuthority.NewKey().Rsa;
        foreach (var _ in Enumerable.Range(0, 100))
            await _host.AskAsync(_authority.Token("ada", signature: new(new RsaSecurityKey(nobodys) { KeyId = Guid.NewGuid().ToString("N") }, SecurityAlgorithms.RsaSha256)), Viewer);
        Assert.InRange(_authority.Reads - reads, 0, 2 + (int)(asked.Elapsed.TotalSeconds / 10));

        await _authority.CloseAsync();
        Assert.Equal(200, (await _host.AskAsync(_authority.Token("ada"), Viewer)).Status);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _authority.DisposeAsync();
    }

    private static string? Code(JsonElement body) => body.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();

    private static string Changed(string token)
    {
        var parts = token.Split('.');
        return $"{parts[0]}.{Base64UrlEncoder.Encode(Base64UrlEncoder.Decode(parts[1]).Replace("ada", "eva", StringComparison.Ordinal))}.{parts[2]}";
    }
}
