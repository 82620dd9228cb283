using Merchants.Contracts;
using Merchants.Exits;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Merchants.ManageMerchant;

/// <summary>Takes one step with a merchant.</summary>
internal sealed class MerchantTurn(MerchantsDb db, OpenObligations obligations, Turn<MerchantsDb> turn)
{
    /// <summary>Takes it, with its reason.</summary>
    public async Task<FieldResult<Merchant>> TakeAsync(
        StateAction<MerchantFacts, MerchantStatus> action, MerchantId id, int? expectedVersion, string reason, Func<Merchant, string, Actor, DateTime, Task<IUserError?>> step,
        CancellationToken cancellationToken)
    {
        var merchant = await db.Merchants.SingleOrDefaultAsync(m => m.Id == id, cancellationToken);
        return await turn.TakeAsync(action, merchant, await FactsAsync(id, cancellationToken), Missing.Merchant(id), expectedVersion, reason, step, cancellationToken);
    }

    /// <summary>Takes one that gives more than a reason.</summary>
    public async Task<FieldResult<Merchant>> TakeAsync(
        StateAction<MerchantFacts, MerchantStatus> action, MerchantId id, int? expectedVersion, Func<Merchant, Actor, DateTime, Task<IReadOnlyList<IUserError>>> step, CancellationToken cancellationToken)
    {
        var merchant = await db.Merchants.SingleOrDefaultAsync(m => m.Id == id, cancellationToken);
        return await turn.TakeAsync(action, merchant, await FactsAsync(id, cancellationToken), Missing.Merchant(id), expectedVersion, step, cancellationToken);
    }

    private async Task<MerchantFacts?> FactsAsync(MerchantId id, CancellationToken cancellationToken) =>
        (await db.LoadFactsAsync([id], obligations, cancellationToken)).GetValueOrDefault(id);
}
