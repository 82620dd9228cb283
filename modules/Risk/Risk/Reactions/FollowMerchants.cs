using Merchants.Contracts.Events;
using Microsoft.EntityFrameworkCore;
using Modular.Messaging;
using Risk.Model;
using Risk.Persistence;

namespace Risk.Reactions;

/// <summary>Knows since when merchants are in business, for the rules about new ones (RSK-07).</summary>
internal sealed class FollowMerchants(RiskDb db) : IHandle<MerchantActivated>
{
    /// <inheritdoc/>
    public async Task HandleAsync(MerchantActivated happened, EventSource source, CancellationToken cancellationToken)
    {
        var id = happened.Merchant;
        if (await db.ScreenedMerchants.AnyAsync(m => m.Id == id, cancellationToken))
            return;
        db.Add(new ScreenedMerchant { Id = id, ActiveSince = source.OccurredAt });
        await db.SaveChangesAsync(cancellationToken);
    }
}
