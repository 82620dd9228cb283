using System.Collections.Concurrent;
using System.Text.Json;
using Accounts.Access;
using Accounts.Model;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Modular.Kernel;

namespace Accounts.Tests;

/// <summary>The module as front ends see it, with what the host gives it made up.</summary>
internal sealed class AccountsFront
{
    private readonly ModuleHost _host;

    public const string Password = "three words suffice";

    private const string Errors = "errors { __typename ... on Error { message code } }";

    public AccountsFront(ModuleHost host)
    {
        _host = host;
        // As at the start of a host.
        host.Services.GetRequiredService<Passwords.PasswordVault>().Prepare();
    }

    public HashCounter Hashes => _host.Services.GetRequiredService<HashCounter>();

    public Connection Connection => _host.Services.GetRequiredService<Connection>();

    /// <summary>The module with fast hashes that are counted.</summary>
    public static ModuleSetup Setup(params (string Name, string? Value)[] settings) => new()
    {
        Settings = settings.ToDictionary(s => $"Modules:Accounts:{s.Name}", s => s.Value),
        Fakes = services =>
        {
            services.AddSingleton<HashCounter>().AddSingleton<IPasswordHasher<User>>(s => s.GetRequiredService<HashCounter>());
            services.AddSingleton<Connection>().AddSingleton<IClientAddress>(s => s.GetRequiredService<Connection>());
            services.AddSingleton<IAccessTokenIssuer, PlainTokens>();
            services.AddSingleton<Forgotten>().AddSingleton<IAccessCache>(s => s.GetRequiredService<Forgotten>());
            services.AddScoped<IAccessSource, AccessOfUsers>();
            services.AddSingleton(new Permission("goods:list", "Lists goods.", Roles.Merchant, Roles.Supervisor));
            services.AddSingleton(new Permission("goods:review", "Reviews goods.", Roles.Reviewer, Roles.Supervisor) { AtMerchants = true });
        },
    };

    /// <summary>Registers somebody who may sign in then, and gives the user's id.</summary>
    public async Task<Guid> NewUserAsync(string login, string password = Password)
    {
        Assert.Empty(ErrorCodes(await RegisterAsync(login, password)));
        return (await _host.Services.GetRequiredService<SignIn.UserLookup>().FindAsync(login, default))!.Id.Value;
    }

    public Task<JsonElement> RegisterAsync(string login, string password, string name = "李文博") =>
        MutateAsync(TestCaller.Anonymous, "register", "accepted", new { login, password, name });

    public Task<JsonElement> SignInAsync(string login, string password = Password) =>
        MutateAsync(TestCaller.Anonymous, "signIn", "signedIn { accessToken accessTokenExpiresAt refreshToken sessionExpiresAt }", new { login, password });

    /// <summary>Signs in; gives the refresh token.</summary>
    public async Task<string> SignedInAsync(string login, string password = Password) =>
        (await SignInAsync(login, password)).GetProperty("signedIn").GetProperty("refreshToken").GetString()!;

    public Task<JsonElement> RefreshAsync(string refreshToken) =>
        MutateAsync(TestCaller.Anonymous, "refresh", "signedIn { accessToken refreshToken }", new { refreshToken });

    /// <summary>Calls a mutation; gives its payload.</summary>
    public async Task<JsonElement> MutateAsync(TestCaller caller, string mutation, string selection, object input)
    {
        var type = $"{char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input";
        var answer = await _host.ExecuteAsync(caller, $"mutation($input: {type}!) {{ {mutation}(input: $input) {{ {selection} {Errors} }} }}", new { input });
        return answer.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object ? data.GetProperty(mutation) : answer;
    }

    /// <summary>The caller as the host would make it now: by the module's own answer. Null where the user or session does not count.</summary>
    public async Task<AccessCaller?> CallerAsync(Guid user, Guid? session = null)
    {
        await using var scope = _host.As();
        return await scope.ServiceProvider.GetRequiredService<IAccessSource>().FindAsync(user, session, default) is { } access ? new(user, session, access) : null;
    }

    /// <summary>The session that an access token of a payload belongs to.</summary>
    public static Guid SessionOf(JsonElement payload) => Guid.Parse(payload.GetProperty("signedIn").GetProperty("accessToken").GetString()!.Split('/')[1]);

    public static string[] ErrorCodes(JsonElement payload) => payload.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array
        ? [.. errors.EnumerateArray().Select(e => e.TryGetProperty("code", out var code) ? code.GetString()! : e.GetProperty("extensions").GetProperty("code").GetString()!)]
        : [];
}

/// <summary>What a caller may do, as <see cref="CallerAccess"/> says it, for the module's executor.</summary>
internal sealed record AccessCaller(Guid User, Guid? Session, CallerAccess Access)
{
    public TestCaller Caller => new(User, Access.Name, Access.IsPlatformWide, [.. Access.MerchantScope])
    {
        SessionId = Session,
        Permissions = [.. Access.Permissions.Where(p => Access.Has(p, null))],
        PermissionsAtMerchants = [.. Access.MerchantScope.SelectMany(m => Access.PermissionsAt(m).Select(p => (p, m))), .. Access.Permissions.Select(p => (p, Guid.Empty))],
    };
}

/// <summary>Real hashes of little strength, counted.</summary>
internal sealed class HashCounter : IPasswordHasher<User>
{
    private readonly PasswordHasher<User> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 100 }));
    private int _made;

    /// <summary>How many hashes were computed.</summary>
    public int Made => Volatile.Read(ref _made);

    public string HashPassword(User user, string password)
    {
        Interlocked.Increment(ref _made);
        return _hasher.HashPassword(user, password);
    }

    public PasswordVerificationResult VerifyHashedPassword(User user, string hashedPassword, string providedPassword)
    {
        Interlocked.Increment(ref _made);
        return _hasher.VerifyHashedPassword(user, hashedPassword, providedPassword);
    }
}

/// <summary>Where requests come from; nowhere, until a test says so.</summary>
internal sealed class Connection : IClientAddress
{
    public string? Value { get; set; }
}

/// <summary>Tokens that say what they are: user, session.</summary>
internal sealed class PlainTokens(TimeProvider clock) : IAccessTokenIssuer
{
    public Uri? Authority { get; set; }

    public IssuedToken Issue(Guid userId, string name, Guid sessionId, TimeSpan lifetime) => new($"{userId}/{sessionId}", clock.GetUtcNow().UtcDateTime + lifetime);
}

/// <summary>Who was forgotten.</summary>
internal sealed class Forgotten : IAccessCache
{
    public ConcurrentQueue<Guid> Users { get; } = new();

    public int All { get; private set; }

    public void Forget(Guid userId) => Users.Enqueue(userId);

    public void ForgetAll() => All++;
}
