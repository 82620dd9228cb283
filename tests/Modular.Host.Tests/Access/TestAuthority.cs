using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Modular.Host.Tests.Access;

/// <summary>A small authority of OpenID Connect: discovery, keys that can be rolled over, tokens of any kind.</summary>
internal sealed class TestAuthority : IAsyncDisposable
{
    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    private readonly int _port;
    private WebApplication? _app;
    private IReadOnlyList<RsaSecurityKey> _published;

    private TestAuthority(int port)
    {
        (_port, Key) = (port, NewKey());
        _published = [Key];
    }

    /// <summary>What the host is told, and what stands in the tokens.</summary>
    public string Issuer => $"http://127.0.0.1:{_port}";

    /// <summary>The key that signs now.</summary>
    public RsaSecurityKey Key { get; private set; }

    /// <summary>How often the keys were read.</summary>
    public int Reads { get; private set; }

    /// <summary>The host's settings for it.</summary>
    public string[] Settings => [$"--Access:Authority={Issuer}", "--Access:Audience=shop"];

    /// <summary>One that listens.</summary>
    public static async Task<TestAuthority> StartAsync()
    {
        using var free = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        free.Start();
        var authority = new TestAuthority(((System.Net.IPEndPoint)free.LocalEndpoint).Port);
        free.Stop();
        await authority.OpenAsync();
        return authority;
    }

    /// <summary>Listens again.</summary>
    public async Task OpenAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(Issuer);
        _app = builder.Build();
        _app.MapGet("/.well-known/openid-configuration", () => Results.Json(new { issuer = Issuer, jwks_uri = $"{Issuer}/keys" }));
        _app.MapGet("/keys", () =>
        {
            Reads++;
            return Results.Json(new { keys = _published.Select(k => JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(k.Rsa.ExportParameters(false)) { KeyId = k.KeyId }))
                .Select(k => new { kty = k.Kty, kid = k.Kid, use = "sig", n = k.N, e = k.E }) });
        });
        await _app.StartAsync();
    }

    /// <summary>Is away from now on.</summary>
    public async Task CloseAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        _app = null;
    }

    /// <summary>Signs with a new key from now on, and publishes no other.</summary>
    public void RollOver()
    {
        Key = NewKey();
        _published = [Key];
    }

    /// <summary>A token of a subject.</summary>
    /// <param name="subject">The subject; null for none.</param>
    /// <param name="change">Makes it another one than it should be.</param>
    /// <param name="signature">Signs it in another way.</param>
    public string Token(string? subject, Action<SecurityTokenDescriptor>? change = null, SigningCredentials? signature = null)
    {
        var now = DateTime.UtcNow;
        var described = new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = "shop",
            TokenType = "JWT",
            NotBefore = now,
            Expires = now.AddMinutes(10),
            Claims = new Dictionary<string, object> { ["name"] = "Ada Lovelace", ["email"] = $"{subject}@login.example", ["email_verified"] = true, ["role"] = "admin", ["permission"] = "accounts:read", ["sid"] = Guid.NewGuid().ToString() },
            SigningCredentials = signature ?? new(Key, SecurityAlgorithms.RsaSha256),
        };
        if (subject is not null)
            described.Claims["sub"] = subject;
        change?.Invoke(described);
        return Handler.CreateToken(described);
    }

    /// <summary>A key that nobody has published.</summary>
    public static RsaSecurityKey NewKey(string? id = null) => new(RSA.Create(2048)) { KeyId = id ?? Guid.NewGuid().ToString("N") };

    public async ValueTask DisposeAsync() => await CloseAsync();
}
