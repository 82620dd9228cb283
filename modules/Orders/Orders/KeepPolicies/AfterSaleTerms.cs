using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;

namespace Orders.KeepPolicies;

/// <summary>What holds after a sale (ORD-16): by the merchant's own edition, by the platform's where it has none, by the least of the law where there is neither.</summary>
/// <param name="AfterSalePolicyId">The edition; null where the least of the law holds.</param>
/// <param name="ReturnDays">How many days after the delivery goods may go back without a reason.</param>
/// <param name="ExchangeDays">How many days after the delivery faulty goods are exchanged.</param>
/// <param name="RepairDays">How many days after the delivery faulty goods are repaired.</param>
/// <param name="WayBackPayer">Who pays for the way back where there is no fault; where there is one, the merchant does.</param>
/// <param name="RepairProcedure">How goods are repaired; null where the least of the law holds.</param>
/// <param name="ComplaintProcedure">How to complain; null where the least of the law holds.</param>
/// <param name="Conditions">In what state goods go back, and which ones do not; null where nothing is said.</param>
internal sealed record AfterSaleTerms(
    AfterSalePolicyId? AfterSalePolicyId, int ReturnDays, int ExchangeDays, int RepairDays, WayBackPayer WayBackPayer, string? RepairProcedure, string? ComplaintProcedure, string? Conditions)
{
    /// <summary>The terms of an edition; without one, the least of the law.</summary>
    public static AfterSaleTerms Of(AfterSalePolicy? policy, AfterSaleOptions options) => policy is null
        ? new(null, options.LeastReturnDays, options.ExchangeDays, options.RepairDays, WayBackPayer.Buyer, null, null, null)
        : new(policy.Id, policy.ReturnDays, policy.ExchangeDays, policy.RepairDays, policy.WayBackPayer, policy.RepairProcedure, policy.ComplaintProcedure, policy.Conditions);

    /// <summary>In how many days after the delivery it may be asked for.</summary>
    internal int DaysFor(AfterSaleKind kind, AfterSaleReason reason) => (kind, reason) switch
    {
        (AfterSaleKind.Exchange, _) => ExchangeDays,
        (AfterSaleKind.Repair, _) => RepairDays,
        (_, AfterSaleReason.ChangeOfMind) => ReturnDays,
        // What is faulty goes back for as long as it could be exchanged.
        _ => Math.Max(ReturnDays, ExchangeDays),
    };
}

/// <summary>Finds the edition by which an order goes. Editions that were ever in force are few for each merchant, so they are read together.</summary>
internal static class TermsInForce
{
    /// <summary>The terms of merchants at moments (UTC), in the order in which they are asked for, by one statement.</summary>
    public static async Task<IReadOnlyList<AfterSaleTerms>> TermsAtAsync(
        this OrdersDb db, IReadOnlyList<(MerchantId Merchant, DateTime At)> asked, AfterSaleOptions options, CancellationToken cancellationToken)
    {
        List<MerchantId?> merchants = [.. asked.Select(a => (MerchantId?)a.Merchant).Distinct()];
        var editions = (await db.AfterSalePolicies.AsNoTracking().Where(p => p.PublishedAt != null && (p.MerchantId == null || merchants.Contains(p.MerchantId))).ToListAsync(cancellationToken))
            .ToLookup(p => p.MerchantId?.Value ?? Guid.Empty);
        return [.. asked.Select(a => AfterSaleTerms.Of(At(editions[a.Merchant.Value], a.At) ?? At(editions[Guid.Empty], a.At), options))];
    }

    private static AfterSalePolicy? At(IEnumerable<AfterSalePolicy> editions, DateTime at) =>
        editions.Where(p => p.PublishedAt <= at && (p.RetiredAt is null || p.RetiredAt > at)).MaxBy(p => p.Edition);
}
