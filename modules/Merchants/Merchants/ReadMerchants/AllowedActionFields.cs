using Merchants.Contracts;
using Merchants.Exits;
using Merchants.Model;
using Merchants.Persistence;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.ReadMerchants;

/// <summary>What the caller may do with a paper now (FE-01).</summary>
[ExtendObjectType<DocumentId>]
internal static class DocumentAllowedActions
{
    /// <summary>What can be done with the paper, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [BatchResolver]
    // One statement for all.
    [Cost(0)]
    [ListSize(AssumedSize = 16)]
    public static async Task<IReadOnlyList<IReadOnlyList<AllowedAction>>> GetAllowedActionsAsync(
        [Parent] IReadOnlyList<DocumentId> papers, MerchantsDb db, MerchantsOptions options, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var facts = await db.LoadFactsAsync(papers, options, cancellationToken);
        return [.. papers.Select(p => facts.TryGetValue(p, out var known) ? allowed.Of(DocumentActions.All, known) : [])];
    }
}

/// <summary>What the caller may do with a merchant now (FE-01).</summary>
[ExtendObjectType<MerchantId>]
internal static class MerchantAllowedActions
{
    /// <summary>What can be done with the merchant, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 8)]
    public static async Task<IReadOnlyList<IReadOnlyList<AllowedAction>>> GetAllowedActionsAsync(
        [Parent] IReadOnlyList<MerchantId> merchants, MerchantsDb db, OpenObligations obligations, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var facts = await db.LoadFactsAsync(merchants, obligations, cancellationToken);
        return [.. merchants.Select(m => facts.TryGetValue(m, out var known) ? allowed.Of(MerchantActions.All, known) : [])];
    }
}

/// <summary>What the caller may do with an application now (FE-01).</summary>
[ExtendObjectType<MerchantApplicationId>]
internal static class ApplicationAllowedActions
{
    /// <summary>What can be done with the application and its agreement, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 12)]
    public static async Task<IReadOnlyList<IReadOnlyList<AllowedAction>>> GetAllowedActionsAsync(
        [Parent] IReadOnlyList<MerchantApplicationId> applications, MerchantsDb db, MerchantsOptions options, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var facts = await db.LoadFactsAsync(applications, options, cancellationToken);
        return [.. applications.Select(a => facts.TryGetValue(a, out var known) ? allowed.Of(ApplicationActions.All, known) : [])];
    }
}
