using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Merchants.Sanctions;

/// <summary>Takes one step with a sanction.</summary>
internal sealed class SanctionTurn(MerchantsDb db, Turn<MerchantsDb> turn)
{
    /// <summary>Takes it.</summary>
    public async Task<FieldResult<MerchantSanction>> TakeAsync(
        StateAction<SanctionFacts, MerchantSanctionStatus> action, MerchantSanctionId id, int? expectedVersion,
        Func<MerchantSanction, Actor, DateTime, Task<IReadOnlyList<IUserError>>> step, CancellationToken cancellationToken)
    {
        var sanction = await db.Sanctions.SingleOrDefaultAsync(s => s.Id == id, cancellationToken);
        var facts = (await db.LoadFactsAsync([id], cancellationToken)).GetValueOrDefault(id);
        return await turn.TakeAsync(action, sanction, facts, Missing.Sanction(id), expectedVersion, step, cancellationToken);
    }
}
