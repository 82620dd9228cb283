using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;

namespace Merchants.RuleChanges;

/// <summary>Who must take note of a change of rules, who has and who has not (DOC-26).</summary>
internal sealed class RuleChangeReaders(MerchantsDb db, IUserNames users, IEnumerable<IAudienceSource> audiences)
{
    /// <summary>The caller's groups, as one number.</summary>
    public static int GroupsOf(ICaller caller) => PaperTeams.MaskOf(PaperTeams.All.Where(t => caller.Has(PaperTeams.PermissionOf(t), null)));

    /// <summary>Those who are told of a change.</summary>
    public static Audience AudienceOf(PlatformRuleChange change) => change.Teams.Aggregate(Audience.Of(), (all, t) => all.And(Audience.Holding(PaperTeams.PermissionOf(t))));

    /// <summary>Who has taken note, by change, the first first.</summary>
    public async Task<ILookup<PlatformRuleChangeId, RuleChangeReader>> WhoHasAsync(IReadOnlyList<PlatformRuleChangeId> changes, CancellationToken cancellationToken)
    {
        var receipts = await db.RuleChangeReceipts.AsNoTracking().Where(r => changes.Contains(r.RuleChangeId)).OrderBy(r => r.At).ThenBy(r => r.UserId).ToListAsync(cancellationToken);
        var names = await users.NamesOfAsync([.. receipts.Select(r => r.UserId).Distinct()], cancellationToken);
        return receipts.ToLookup(r => r.RuleChangeId, r => new RuleChangeReader(names.GetValueOrDefault(r.UserId), r.At));
    }

    /// <summary>Who has not, for each change; nobody where no module knows who holds what.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<RuleChangeReader>>> WhoHasNotAsync(IReadOnlyList<PlatformRuleChange> changes, CancellationToken cancellationToken)
    {
        if (audiences.LastOrDefault() is not { } source)
            return [.. changes.Select(_ => Array.Empty<RuleChangeReader>())];
        var ids = changes.Select(c => c.Id).ToList();
        var told = await source.FindAsync([.. changes.Select(AudienceOf)], cancellationToken);
        var receipts = (await db.RuleChangeReceipts.AsNoTracking().Where(r => ids.Contains(r.RuleChangeId)).ToListAsync(cancellationToken)).ToLookup(r => r.RuleChangeId, r => r.UserId);
        var names = await users.NamesOfAsync([.. told.SelectMany(t => t).Distinct()], cancellationToken);
        return [.. changes.Select((c, i) => (IReadOnlyList<RuleChangeReader>)
            [.. told[i].Except(receipts[c.Id]).Select(u => new RuleChangeReader(names.GetValueOrDefault(u), null)).OrderBy(r => r.Name, StringComparer.Ordinal)])];
    }
}

/// <summary>Somebody who must take note of a change of rules.</summary>
/// <param name="Name">The name; null for a user who is erased (ACC-03).</param>
/// <param name="At">When note was taken (UTC); null where it was not.</param>
internal sealed record RuleChangeReader(string? Name, DateTime? At);
