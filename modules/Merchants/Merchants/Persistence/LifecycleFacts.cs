using Merchants.Contracts;
using Merchants.Exits;
using Merchants.Model;
using Microsoft.EntityFrameworkCore;

namespace Merchants.Persistence;

/// <summary>Makes the facts that the rules about a merchant's life ask about (FE-01), seen from the caller, by one statement for all objects. Only what the caller may see has facts.</summary>
internal static class LifecycleFacts
{
    /// <summary>The facts about merchants.</summary>
    public static IQueryable<MerchantFacts> FactsOfMerchants(this MerchantsDb db) => db.Merchants.Select(m => new MerchantFacts
    {
        Id = m.Id,
        Status = m.Status,
        PapersExpired = m.PapersExpiredOn != null,
        IsLeaving = db.Exits.Any(e => e.MerchantId == m.Id && e.Status == MerchantExitStatus.Running),
        IsSanctioned = db.Sanctions.Any(s => s.MerchantId == m.Id && s.Status == MerchantSanctionStatus.Effective && s.EndedAt == null
            && (s.Kind == MerchantSanctionKind.Suspension || s.Kind == MerchantSanctionKind.Removal)),
        HasClosure = db.Closures.Any(c => c.MerchantId == m.Id && (c.Status == MerchantClosureStatus.Planned || c.Status == MerchantClosureStatus.Running)),
    });

    /// <summary>The facts about sanctions.</summary>
    public static IQueryable<SanctionFacts> FactsOfSanctions(this MerchantsDb db)
    {
        var (me, own) = (db.Caller.UserId, Own(db));
        return db.Sanctions.Select(s => new SanctionFacts
        {
            Id = s.Id,
            MerchantId = s.MerchantId,
            Status = s.Status,
            Kind = s.Kind,
            StepCount = s.StepCount,
            Name = db.Merchants.Where(m => m.Id == s.MerchantId).Select(m => m.Name).First(),
            HearingUntil = s.HearingUntil,
            IsProposer = s.ProposerId == me,
            IsOwnMerchant = own.Contains(s.MerchantId),
        });
    }

    /// <summary>The facts about exits.</summary>
    public static IQueryable<ExitFacts> FactsOfExits(this MerchantsDb db)
    {
        var own = Own(db);
        return db.Exits.Select(e => new ExitFacts
        {
            Id = e.Id, MerchantId = e.MerchantId, Status = e.Status, IsRemoved = e.Cause == MerchantExitCause.Removal && own.Contains(e.MerchantId),
        });
    }

    /// <summary>The facts about plans by which merchants get better.</summary>
    public static IQueryable<ImprovementFacts> FactsOfImprovementPlans(this MerchantsDb db)
    {
        var own = Own(db);
        return db.ImprovementPlans.Select(p => new ImprovementFacts
        {
            Id = p.Id,
            MerchantId = p.MerchantId,
            Status = p.Status,
            StepCount = p.StepCount,
            Name = db.Merchants.Where(m => m.Id == p.MerchantId).Select(m => m.Name).First(),
            CreatedAt = p.CreatedAt,
            IsOwnMerchant = own.Contains(p.MerchantId),
        });
    }

    /// <summary>The facts about some merchants, with what is open with those of them whose business could end now.</summary>
    public static async Task<Dictionary<MerchantId, MerchantFacts>> LoadFactsAsync(
        this MerchantsDb db, IReadOnlyList<MerchantId> ids, OpenObligations obligations, CancellationToken cancellationToken)
    {
        var facts = await db.FactsOfMerchants().Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);
        var open = await obligations.AskAsync([.. facts.Values.Where(f => f is { Status: MerchantStatus.Suspended, IsLeaving: false }).Select(f => f.Id)], cancellationToken);
        foreach (var (id, what) in open)
            facts[id].Obligations = what;
        return facts;
    }

    /// <summary>The facts about some sanctions.</summary>
    public static Task<Dictionary<MerchantSanctionId, SanctionFacts>> LoadFactsAsync(this MerchantsDb db, IReadOnlyList<MerchantSanctionId> ids, CancellationToken cancellationToken) =>
        db.FactsOfSanctions().Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);

    /// <summary>The facts about some exits.</summary>
    public static Task<Dictionary<MerchantExitId, ExitFacts>> LoadFactsAsync(this MerchantsDb db, IReadOnlyList<MerchantExitId> ids, CancellationToken cancellationToken) =>
        db.FactsOfExits().Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);

    /// <summary>The facts about some plans by which merchants get better.</summary>
    public static Task<Dictionary<MerchantImprovementPlanId, ImprovementFacts>> LoadFactsAsync(
        this MerchantsDb db, IReadOnlyList<MerchantImprovementPlanId> ids, CancellationToken cancellationToken) =>
        db.FactsOfImprovementPlans().Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);

    private static List<MerchantId> Own(MerchantsDb db) => db.Caller.MerchantScope.Select(m => new MerchantId(m)).ToList();
}
