using System.Collections.Concurrent;
using Modular.Kernel;

namespace Merchants.Tests.Reviews;

/// <summary>Who may do what, as a test says; in place of the module that keeps accounts.</summary>
internal sealed class KnownStaff : IAudienceSource, IAccessSource
{
    private readonly ConcurrentDictionary<Guid, CallerAccess> _known = [];

    /// <summary>Lets a user do something, for the platform or at one merchant; a member of the merchant's own people where said.</summary>
    public void Grant(Guid user, Guid? merchant, params IReadOnlyList<string> permissions) =>
        _known[user] = new("某人", [new("some", merchant is null, merchant, permissions)], []);

    /// <summary>Locks a user: the audience still names him, and nothing is his to do.</summary>
    public Guid Locked { get; set; }

    public Task<CallerAccess?> FindAsync(Guid userId, Guid? sessionId, CancellationToken cancellationToken) => Task.FromResult(userId == Locked ? null : _known.GetValueOrDefault(userId));

    public Task<IReadOnlyList<IReadOnlySet<Guid>>> FindAsync(IReadOnlyList<Audience> audiences, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<IReadOnlySet<Guid>>>(
        [.. audiences.Select(a => _known.Where(k => a.Users.Contains(k.Key) || a.Permissions.Any(p => p.MerchantId is null
            ? k.Value.IsPlatformWide && k.Value.Has(p.Permission, null)
            : k.Value.Roles.Any(r => r.MerchantId == p.MerchantId && r.Permissions.Contains(p.Permission)))).Select(k => k.Key).ToHashSet())]);

    public Task<IReadOnlyDictionary<Guid, MailAddressee>> AddresseesOfAsync(IReadOnlyCollection<Guid> userIds, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<Guid, MailAddressee>>(new Dictionary<Guid, MailAddressee>());
}
