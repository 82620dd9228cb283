using Catalogue.Model;
using Catalogue.Persistence;
using Merchants.Contracts;
using Merchants.Contracts.Events;
using Microsoft.EntityFrameworkCore;
using Modular.Messaging;

namespace Catalogue.Reactions;

/// <summary>Remembers which merchants may take orders (MER-08): what is stopped there is not sold here.</summary>
internal sealed class FollowMerchants(CatalogueDb db) : IHandle<MerchantActivated>, IHandle<MerchantSuspended>, IHandle<MerchantResumed>, IHandle<MerchantTerminated>
{
    /// <inheritdoc/>
    public Task HandleAsync(MerchantActivated happened, EventSource source, CancellationToken cancellationToken) => RememberAsync(happened.Merchant, true, cancellationToken);

    /// <inheritdoc/>
    public Task HandleAsync(MerchantSuspended happened, EventSource source, CancellationToken cancellationToken) => RememberAsync(happened.Merchant, false, cancellationToken);

    /// <inheritdoc/>
    public Task HandleAsync(MerchantResumed happened, EventSource source, CancellationToken cancellationToken) => RememberAsync(happened.Merchant, true, cancellationToken);

    /// <inheritdoc/>
    public Task HandleAsync(MerchantTerminated happened, EventSource source, CancellationToken cancellationToken) => RememberAsync(happened.Merchant, false, cancellationToken);

    private async Task RememberAsync(MerchantId merchant, bool isTrading, CancellationToken cancellationToken)
    {
        var standing = await db.Standings.SingleOrDefaultAsync(s => s.MerchantId == merchant, cancellationToken)
            ?? db.Add(new MerchantStanding { MerchantId = merchant }).Entity;
        standing.IsTrading = isTrading;
        await db.SaveChangesAsync(cancellationToken);
    }
}
