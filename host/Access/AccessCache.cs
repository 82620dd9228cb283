using System.Collections.Concurrent;
using System.Security.Claims;
using Modular.Kernel;

namespace Modular.Host.Access;

/// <summary>
/// Works out what callers may do, and remembers it for <c>Access:CacheTime</c> (ACC-02). Where a module knows who holds what, it is asked; otherwise the
/// roles and merchants that the token names count.
/// </summary>
internal sealed class AccessCache(ISystemScopes scopes, IServiceProviderIsService services, RolePermissions roles, AccessCacheOptions options, TimeProvider clock) : IAccessCache
{
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<(Guid User, Guid? Session), Entry> _entries = new();
    private readonly bool _isAsked = services.IsService(typeof(IAccessSource));
    private long _changes;

    /// <summary>What the owner of an accepted token may do now; null where the user or the session does not count any more.</summary>
    public ValueTask<CallerAccess?> FindAsync(ClaimsIdentity token)
    {
        if (!token.IsAuthenticated || !Guid.TryParse(token.FindFirst(CallerClaims.Subject)?.Value, out var user))
            return default;
        if (!_isAsked)
            return new(OfToken(token));
        var session = token.FindFirst(CallerClaims.Session)?.Value;
        return session is null ? FindAsync(user, null) : Guid.TryParse(session, out var id) ? FindAsync(user, id) : default;
    }

    /// <summary>Whether all that the caller was allowed when the access was worked out is allowed still. Nobody's access changes.</summary>
    public async ValueTask<bool> StillHoldsAsync(ClaimsPrincipal user) =>
        AccessIdentity.In(user) is not { } caller || (await FindAsync(caller.Token) is { } now && now.Covers(caller.Access));

    /// <inheritdoc/>
    public void Forget(Guid userId)
    {
        Interlocked.Increment(ref _changes);
        foreach (var key in _entries.Keys.Where(k => k.User == userId))
            _entries.TryRemove(key, out _);
    }

    /// <inheritdoc/>
    public void ForgetAll()
    {
        Interlocked.Increment(ref _changes);
        _entries.Clear();
    }

    private async ValueTask<CallerAccess?> FindAsync(Guid user, Guid? session)
    {
        if (_entries.TryGetValue((user, session), out var known) && clock.GetElapsedTime(known.At) < options.Time)
            return known.Access;
        // As old as the beginning of the question; and what has changed since then is not remembered.
        var (at, changes) = (clock.GetTimestamp(), Interlocked.Read(ref _changes));
        await using var scope = scopes.Open();
        var access = await scope.ServiceProvider.GetRequiredService<IAccessSource>().FindAsync(user, session, CancellationToken.None);
        if (_entries.Count >= Most)
            _entries.Clear();
        _entries[(user, session)] = new(access, at);
        if (Interlocked.Read(ref _changes) != changes)
            _entries.TryRemove((user, session), out _);
        return access;
    }

    private CallerAccess OfToken(ClaimsIdentity token)
    {
        var merchants = token.FindAll(CallerClaims.Merchant).ToList();
        // A claim that cannot be read narrows the scope; it never widens it to the whole platform.
        var isWide = merchants.Count == 0;
        return new(
            token.FindFirst(CallerClaims.Name)?.Value ?? "",
            [.. token.FindAll(CallerClaims.Role).Select(c => new HeldRole(c.Value, isWide && Roles.IsStaff(c.Value), null, roles.Of(c.Value)))],
            [.. merchants.Select(c => Guid.TryParse(c.Value, out var merchant) ? merchant : (Guid?)null).OfType<Guid>()]);
    }

    private sealed record Entry(CallerAccess? Access, long At);
}

/// <summary>How long answers about who may do what are remembered.</summary>
/// <param name="Time">At most so long (<c>Access:CacheTime</c>, two seconds).</param>
internal sealed record AccessCacheOptions(TimeSpan Time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <summary>Reads and checks the setting. Throws <see cref="HostStartException"/>.</summary>
    public static AccessCacheOptions Load(IConfiguration configuration) => configuration["Access:CacheTime"] switch
    {
        null or "" => new(Longest),
        var text when TimeSpan.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var time) && time >= TimeSpan.Zero && time <= Longest => new(time),
        var text => throw new HostStartException($"Access:CacheTime is '{text}'.", "write a time from 00:00:00 to 00:00:02"),
    };
}
