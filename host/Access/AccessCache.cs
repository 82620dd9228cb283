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
        foreach (var key in _entries.Keys.Where(k => k.User == userId))
            _entries.TryRemove(key, out _);
    }

    /// <inheritdoc/>
    public void ForgetAll() => _entries.Clear();

    private async ValueTask<CallerAccess?> FindAsync(Guid user, Guid? session)
    {
        var key = (user, session);
        var known = _entries.GetValueOrDefault(key);
        if (known is not null && clock.GetElapsedTime(known.At) < options.Time)
            return await known.Access;
        // Who comes while somebody asks waits for that answer, which is as old as the beginning of the question. What is forgotten meanwhile is asked anew.
        var answer = new TaskCompletionSource<CallerAccess?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var entry = new Entry(answer.Task, clock.GetTimestamp());
        if (_entries.Count >= Most)
            _entries.Clear();
        if (!(known is null ? _entries.TryAdd(key, entry) : _entries.TryUpdate(key, entry, known)))
            return await FindAsync(user, session);
        try
        {
            answer.SetResult(await AskAsync(user, session));
        }
        catch (Exception e)
        {
            _entries.TryRemove(new(key, entry));
            answer.SetException(e);
        }

        return await answer.Task;
    }

    private async Task<CallerAccess?> AskAsync(Guid user, Guid? session)
    {
        await using var scope = scopes.Open();
        return await scope.ServiceProvider.GetRequiredService<IAccessSource>().FindAsync(user, session, CancellationToken.None);
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

    private sealed record Entry(Task<CallerAccess?> Access, long At);
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
