using Accounts.Contracts;
using Accounts.Model;
using Microsoft.EntityFrameworkCore;
using Modular.Persistence;

namespace Accounts.Persistence;

/// <summary>Reads real names as the caller may see them (ACC-01): one's own, and for those who decide or reveal, all. Of a user who has handed in nothing, there is an unverified one.</summary>
internal static class RealNameQueries
{
    /// <summary>Real names by id.</summary>
    public static async Task<Dictionary<RealNameId, RealName>> LoadRealNamesAsync(this AccountsDb db, IReadOnlyList<RealNameId> ids, CancellationToken cancellationToken)
    {
        var found = await db.RealNames.AsNoTracking().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancellationToken);
        foreach (var none in await db.LoadUnverifiedAsync([.. ids.Where(id => !found.ContainsKey(id))], cancellationToken))
            found.Add(none.Id, none);
        return found;
    }

    /// <summary>One real name, to be changed; null where the caller sees none of this id.</summary>
    public static async Task<RealName?> FindRealNameAsync(this AccountsDb db, RealNameId id, CancellationToken cancellationToken) =>
        await db.RealNames.SingleOrDefaultAsync(r => r.Id == id, cancellationToken) ?? (await db.LoadUnverifiedAsync([id], cancellationToken)).SingleOrDefault();

    /// <summary>The facts that the rules of actions ask about (FE-01), of those that were handed in.</summary>
    public static IQueryable<RealNameFacts> FactsOfRealNames(this AccountsDb db, AccountsOptions options)
    {
        var (self, most) = (new UserId(db.Caller.UserId ?? Guid.Empty), options.UsersOfOneResidentId);
        return db.RealNames.Select(r => new RealNameFacts
        {
            Id = r.Id,
            Status = r.Status,
            Submissions = r.Submissions,
            SubmittedAt = r.SubmittedAt,
            User = db.Users.FirstOrDefault(u => u.Id == r.UserId),
            IsOwn = r.UserId == self,
            OtherUsers = db.RealNames.Count(o => o.Id != r.Id && o.NumberPlace != null
                && EF.Property<byte[]?>(o, RealNameConfiguration.IdCardIndex) == EF.Property<byte[]?>(r, RealNameConfiguration.IdCardIndex)),
            MostUsers = most,
        });
    }

    /// <summary>The facts about some real names, those of users too who have handed in nothing.</summary>
    public static async Task<Dictionary<RealNameId, RealNameFacts>> LoadFactsAsync(
        this AccountsDb db, IReadOnlyList<RealNameId> ids, AccountsOptions options, CancellationToken cancellationToken)
    {
        var facts = await db.FactsOfRealNames(options).Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);
        foreach (var id in ids.Where(id => !facts.ContainsKey(id) && db.SeesRealNameOf(new(id.Value))))
        {
            facts.TryAdd(id, new()
            {
                Id = id, Status = RealNameStatus.Unverified, Submissions = 0, SubmittedAt = null, User = null, IsOwn = id.Value == db.Caller.UserId,
                OtherUsers = 0, MostUsers = options.UsersOfOneResidentId,
            });
        }

        return facts;
    }

    /// <summary>The places that other users have for whom the number is verified: under older keys of the index too, while these are being changed.</summary>
    public static Task<List<int>> PlacesOfNumberAsync(this AccountsDb db, RealName besides, CancellationToken cancellationToken) =>
        db.RealNames.AsNoTracking().WithSealed(db, r => r.IdCard, besides.IdCard.Open()).Where(r => r.Id != besides.Id && r.NumberPlace != null)
            .Select(r => r.NumberPlace!.Value).ToListAsync(cancellationToken);

    private static async Task<IReadOnlyList<RealName>> LoadUnverifiedAsync(this AccountsDb db, IReadOnlyList<RealNameId> ids, CancellationToken cancellationToken)
    {
        List<UserId> users = [.. ids.Select(id => new UserId(id.Value)).Where(db.SeesRealNameOf)];
        return users.Count == 0 ? [] : [.. (await db.Users.Where(u => users.Contains(u.Id)).Select(u => u.Id).ToListAsync(cancellationToken)).Select(RealName.Of)];
    }
}
