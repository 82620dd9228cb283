using Merchants.Contracts;

namespace Merchants.Exits;

/// <summary>Something that is open with a merchant (MER-08).</summary>
/// <param name="Kind">What, in upper snake case: OPEN_ORDERS, OPEN_REFUNDS, UNSETTLED_MONEY, OPEN_STATEMENTS, OPEN_PAYOUTS, or a module's own.</param>
/// <param name="Count">How many.</param>
internal sealed record OpenObligation(string Kind, int Count);

/// <summary>Asks all modules that know of any what is open with merchants (MER-08); where none does, nothing is.</summary>
internal sealed class OpenObligations(IEnumerable<IMerchantObligations> modules)
{
    /// <summary>What is open with these merchants; those with nothing are left out. Who cannot answer fails the question: what is not known to be done is not done.</summary>
    public async Task<IReadOnlyDictionary<MerchantId, IReadOnlyList<OpenObligation>>> AskAsync(IReadOnlyCollection<MerchantId> merchants, CancellationToken cancellationToken)
    {
        var open = new List<MerchantObligation>();
        foreach (var module in merchants.Count == 0 ? [] : modules)
            open.AddRange(await module.OpenAsync(merchants, cancellationToken));
        return open.GroupBy(o => o.Merchant).ToDictionary(
            g => g.Key,
            g => (IReadOnlyList<OpenObligation>)[.. g.GroupBy(o => o.Kind).Select(k => new OpenObligation(k.Key, k.Sum(o => o.Count))).OrderBy(o => o.Kind, StringComparer.Ordinal)]);
    }
}
