using Accounts.Access;
using Accounts.Contracts;
using Accounts.Model;
using Accounts.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;

namespace Accounts.Notices;

/// <summary>
/// Tells who is meant by an audience: by assignments and teams as of now (ACC-02, ACC-04). The number of its statements does not depend on how many
/// audiences, permissions or users there are.
/// </summary>
internal sealed class AudienceOfUsers(ModuleDatabase<AccountsDb> database, RoleBook roles) : IAudienceSource
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<IReadOnlySet<Guid>>> FindAsync(IReadOnlyList<Audience> audiences, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var holders = await HoldersAsync(db, [.. audiences.SelectMany(a => a.Permissions).Distinct()], cancellationToken);
        var meant = audiences.Select(a => a.Users.Select(u => new UserId(u)).Concat(a.Permissions.SelectMany(p => holders[p])).ToHashSet()).ToList();
        UserId[] all = [.. meant.SelectMany(m => m).Distinct()];
        var there = await db.Users.AsNoTracking().Where(u => all.Contains(u.Id) && u.Status != UserStatus.Removed).Select(u => u.Id).ToListAsync(cancellationToken);
        return [.. meant.Select(m => there.Where(m.Contains).Select(u => u.Value).ToHashSet())];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<Guid, MailAddressee>> AddresseesOfAsync(IReadOnlyCollection<Guid> userIds, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        UserId[] ids = [.. userIds.Select(u => new UserId(u))];
        var users = await db.Users.AsNoTracking().Where(u => ids.Contains(u.Id) && u.Status != UserStatus.Removed).ToListAsync(cancellationToken);
        return users.Where(u => u.Email is { IsEmpty: false }).ToDictionary(u => u.Id.Value, u => new MailAddressee(u.Name.Open(), u.Email!.Open(), u.Language is { } tag ? Languages.Find(tag) : null));
    }

    private async Task<ILookup<HeldPermission, UserId>> HoldersAsync(AccountsDb db, IReadOnlyList<HeldPermission> asked, CancellationToken cancellationToken)
    {
        if (asked.Count == 0)
            return asked.ToLookup(p => p, _ => default(UserId));
        var defined = (await roles.ReadAsync(db, cancellationToken)).Values;
        var bundling = asked.ToDictionary(p => p, p => defined.Where(r => Gives(r, p)).Select(r => r.Name).ToHashSet());
        string[] names = [.. bundling.Values.SelectMany(n => n).Distinct()];
        Guid[] merchants = [.. asked.Select(p => p.MerchantId).OfType<Guid>().Distinct()];
        var assigned = await db.RoleAssignments.AsNoTracking()
            .Where(a => names.Contains(a.Role) && (a.MerchantId == null || merchants.Contains(a.MerchantId.Value)))
            .Select(a => new { a.UserId, a.Role, a.MerchantId }).ToListAsync(cancellationToken);
        var teams = (await db.Teams.AsNoTracking().ToListAsync(cancellationToken)).Where(t => t.Roles.Any(names.Contains)).ToDictionary(t => t.Name, t => t.Roles);
        var members = await db.TeamMembers.AsNoTracking().Where(m => teams.Keys.Contains(m.Team)).Select(m => new { m.UserId, m.Team }).ToListAsync(cancellationToken);
        var held = assigned.Select(a => (a.UserId, a.Role, a.MerchantId))
            .Concat(members.SelectMany(m => teams[m.Team].Select(r => (m.UserId, Role: r, MerchantId: (Guid?)null)))).ToList();
        return asked.SelectMany(p => held.Where(h => h.MerchantId == p.MerchantId && bundling[p].Contains(h.Role)).Select(h => (Asked: p, h.UserId)))
            .ToLookup(h => h.Asked, h => h.UserId);
    }

    // Other roles that are held for the platform hold at the user's own merchants: theirs are known by the module that knows the merchants.
    private static bool Gives(Role role, HeldPermission asked) => asked.MerchantId is null
        ? role.IsStaff && role.Permissions.Contains(asked.Permission)
        : role.PermissionsAtMerchants.Contains(asked.Permission);
}
