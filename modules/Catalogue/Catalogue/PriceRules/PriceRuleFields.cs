using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Catalogue.PriceRules;

/// <summary>The price rule's fields that are not its own columns.</summary>
[ObjectType<PriceRule>]
internal static class PriceRuleFields
{
    /// <summary>The price that it sets for one piece, where that is below the ordinary one; null where it takes a part off.</summary>
    [Cost(0)]
    public static Money? GetFixedPrice([Parent(Requires = $"{nameof(PriceRule.FixedAmount)} {nameof(PriceRule.Currency)}")] PriceRule rule) =>
        rule.FixedAmount is { } amount ? new(amount, rule.Currency!) : null;

    /// <summary>To how many pieces it was given; null where their number is not limited, and so not counted (CAT-09).</summary>
    [BatchResolver]
    public static async Task<IReadOnlyList<int?>> GetUsedPiecesAsync([Parent(Requires = nameof(PriceRule.Id))] IReadOnlyList<PriceRule> rules, CatalogueDb db, CancellationToken cancellationToken)
    {
        var ids = rules.Select(r => r.Id).ToList();
        var used = await db.PriceRuleUses.AsNoTracking().Where(u => ids.Contains(u.PriceRuleId)).ToDictionaryAsync(u => u.PriceRuleId, u => u.Pieces, cancellationToken);
        return [.. rules.Select(r => used.TryGetValue(r.Id, out var pieces) ? pieces : (int?)null)];
    }

    /// <summary>The steps through the states, oldest first.</summary>
    [UsePaging]
    public static IQueryable<StateChange> GetHistory([Parent(Requires = nameof(PriceRule.Id))] PriceRule rule, CatalogueDb db)
    {
        var subject = rule.Id.Value;
        return db.Set<StateChange>().AsNoTracking().Where(c => c.SubjectId == subject).OrderBy(c => c.Ordinal);
    }
}

/// <summary>What the caller may do with a price rule now (FE-01).</summary>
[ExtendObjectType<PriceRuleId>]
internal static class PriceRuleAllowedActions
{
    /// <summary>What can be done with the price rule, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 2)]
    public static async Task<IReadOnlyList<IReadOnlyList<AllowedAction>>> GetAllowedActionsAsync(
        [Parent] IReadOnlyList<PriceRuleId> rules, CatalogueDb db, AllowedActions allowed, TimeProvider clock, CancellationToken cancellationToken)
    {
        var facts = await db.LoadPriceRuleFactsAsync(rules, clock.GetUtcNow().UtcDateTime, cancellationToken);
        return [.. rules.Select(r => facts.TryGetValue(r, out var known) ? allowed.Of(PriceRuleActions.All, known) : [])];
    }
}
