using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.Improvement;

/// <summary>Reading plans by which merchants get better.</summary>
[QueryType]
[Authorize(MerchantsPermissions.Read)]
internal static class ImprovementQueries
{
    /// <summary>The plans by which merchants get better that the caller may see, the newest first (MER-09).</summary>
    [UsePaging]
    [UseFiltering(Properties = [nameof(MerchantImprovementPlan.Status), nameof(MerchantImprovementPlan.MerchantId), nameof(MerchantImprovementPlan.DueOn), nameof(MerchantImprovementPlan.CreatedAt)])]
    public static IQueryable<MerchantImprovementPlan> GetMerchantImprovementPlans(MerchantsDb db) =>
        db.ImprovementPlans.AsNoTracking().OrderByDescending(p => p.CreatedAt).ThenByDescending(p => p.Id);
}

/// <summary>Loads plans and their goals.</summary>
internal static class ImprovementLoaders
{
    /// <summary>Plans by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<MerchantImprovementPlanId, MerchantImprovementPlan>> GetImprovementPlansByIdAsync(
        IReadOnlyList<MerchantImprovementPlanId> ids, MerchantsDb db, CancellationToken cancellationToken) =>
        await db.ImprovementPlans.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellationToken);
}

/// <summary>What is told of a plan beside its own row.</summary>
[ExtendObjectType<MerchantImprovementPlanId>]
internal static class ImprovementExtensions
{
    /// <summary>The goals, in their order (MER-09).</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 5)]
    public static async Task<IReadOnlyList<IReadOnlyList<ImprovementGoal>>> GetGoalsAsync([Parent] IReadOnlyList<MerchantImprovementPlanId> plans, MerchantsDb db, CancellationToken cancellationToken)
    {
        var goals = (await db.ImprovementGoals.AsNoTracking().Where(g => plans.Contains(g.PlanId) && db.ImprovementPlans.Any(p => p.Id == g.PlanId))
            .OrderBy(g => g.Number).ToListAsync(cancellationToken)).ToLookup(g => g.PlanId);
        return [.. plans.Select(p => (IReadOnlyList<ImprovementGoal>)[.. goals[p]])];
    }

    /// <summary>How far it has come, the oldest entry first (MER-09).</summary>
    [UsePaging(ConnectionName = "ImprovementProgress")]
    public static IQueryable<ImprovementProgress> GetProgress([Parent] MerchantImprovementPlanId plan, MerchantsDb db) =>
        db.ImprovementProgress.AsNoTracking().Where(p => p.PlanId == plan && db.ImprovementPlans.Any(i => i.Id == plan)).OrderBy(p => p.Ordinal);

    /// <summary>What can be done with the plan, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 4)]
    public static async Task<IReadOnlyList<IReadOnlyList<AllowedAction>>> GetAllowedActionsAsync(
        [Parent] IReadOnlyList<MerchantImprovementPlanId> plans, MerchantsDb db, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var facts = await db.LoadFactsAsync(plans, cancellationToken);
        return [.. plans.Select(p => facts.TryGetValue(p, out var known) ? allowed.Of(MerchantImprovementActions.All, known) : [])];
    }
}

/// <summary>The entry's fields that are not its own columns.</summary>
[ObjectType<ImprovementProgress>]
internal static class ImprovementProgressFields
{
    /// <summary>How far; null once the words are erased (ACC-03).</summary>
    public static string? GetWords([Parent(Requires = nameof(ImprovementProgress.Words))] ImprovementProgress entry) => entry.Words is { IsEmpty: false } words ? words.Open() : null;

    /// <summary>Who told it, by name; null for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetByNameAsync(
        [Parent(Requires = nameof(ImprovementProgress.ById))] IReadOnlyList<ImprovementProgress> entries, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. entries.Select(e => (Guid?)e.ById)], cancellationToken);
}

/// <summary>A merchant's plans.</summary>
[ExtendObjectType<MerchantId>]
internal static class MerchantImprovementFields
{
    /// <summary>The plans by which the merchant gets better, the newest first (MER-09).</summary>
    [UsePaging]
    [Authorize(MerchantsPermissions.Read)]
    public static IQueryable<MerchantImprovementPlan> GetImprovementPlans([Parent] MerchantId merchant, MerchantsDb db) =>
        db.ImprovementPlans.AsNoTracking().Where(p => p.MerchantId == merchant).OrderByDescending(p => p.CreatedAt).ThenByDescending(p => p.Id);
}
