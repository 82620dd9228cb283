using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;

namespace Orders.KeepPolicies;

/// <summary>Reading after-sale policies: what was ever in force is public.</summary>
[QueryType]
internal static class PolicyQueries
{
    /// <summary>What holds after a sale of a merchant's goods that is made now, without signing in (ORD-16).</summary>
    /// <param name="merchantId">The merchant.</param>
    public static async Task<AfterSaleTerms> GetAfterSaleTermsAsync(MerchantId merchantId, OrdersDb db, OrdersOptions options, TimeProvider clock, CancellationToken cancellationToken) =>
        (await db.TermsAtAsync([(merchantId, clock.GetUtcNow().UtcDateTime)], options.AfterSales, cancellationToken))[0];

    /// <summary>The editions of after-sale policies, the newest first (ORD-16): what was ever in force, and the drafts of those whose they are.</summary>
    [UsePaging]
    [UseFiltering(Properties = [nameof(AfterSalePolicy.Status), nameof(AfterSalePolicy.MerchantId), nameof(AfterSalePolicy.Edition)])]
    public static IQueryable<AfterSalePolicy> GetAfterSalePolicies(OrdersDb db) => db.AfterSalePolicies.AsNoTracking().OrderByDescending(p => p.CreatedAt).ThenByDescending(p => p.Id);
}

/// <summary>Loads editions.</summary>
internal static class PolicyLoaders
{
    /// <summary>Editions by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<AfterSalePolicyId, AfterSalePolicy>> GetAfterSalePoliciesByIdAsync(
        IReadOnlyList<AfterSalePolicyId> ids, OrdersDb db, CancellationToken cancellationToken) =>
        await db.AfterSalePolicies.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellationToken);
}

/// <summary>What holds after the sale of an order.</summary>
[ExtendObjectType<Order>]
internal static class OrderTerms
{
    /// <summary>What holds after the sale (ORD-16): the edition that was in force when the order was placed, whatever was published since.</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<AfterSaleTerms>> GetAfterSaleTermsAsync(
        [Parent(Requires = $"{nameof(Order.MerchantId)} {nameof(Order.PlacedAt)}")] IReadOnlyList<Order> orders, OrdersDb db, OrdersOptions options, CancellationToken cancellationToken) =>
        db.TermsAtAsync([.. orders.Select(o => (o.MerchantId, o.PlacedAt))], options.AfterSales, cancellationToken);
}

/// <summary>What the caller may do with an edition now (FE-01).</summary>
[ExtendObjectType<AfterSalePolicyId>]
internal static class PolicyAllowedActions
{
    /// <summary>What can be done with the edition, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [ListSize(AssumedSize = 2)]
    public static IReadOnlyList<AllowedAction> GetAllowedActions(
        [Parent(Requires = $"{nameof(AfterSalePolicy.Id)} {nameof(AfterSalePolicy.Status)} {nameof(AfterSalePolicy.AuthorId)} {nameof(AfterSalePolicy.MerchantId)}")] AfterSalePolicy policy,
        ICaller caller, AllowedActions allowed) =>
        allowed.Of(AfterSalePolicyActions.All, PolicyFacts.Of(policy, caller));
}
