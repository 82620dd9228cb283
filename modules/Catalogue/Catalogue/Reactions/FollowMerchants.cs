using Catalogue.Model;
using Catalogue.Persistence;
using Merchants.Contracts;
using Merchants.Contracts.Events;
using Microsoft.EntityFrameworkCore;
using Modular.Messaging;

namespace Catalogue.Reactions;

/// <summary>Remembers which merchants may take orders (MER-08), and whose papers are out of date (DOC-25): what is stopped or closed there is not sold, or not listed anew, here.</summary>
internal sealed class FollowMerchants(CatalogueDb db) :
    IHandle<MerchantActivated>, IHandle<MerchantSuspended>, IHandle<MerchantResumed>, IHandle<MerchantTerminated>,
    IHandle<MerchantClosureBegan>, IHandle<MerchantClosureEnded>, IHandle<MerchantPapersExpired>, IHandle<MerchantPapersRenewed>
{
    /// <inheritdoc/>
    public Task HandleAsync(MerchantActivated happened, EventSource source, CancellationToken cancellationToken) => RememberAsync(happened.Merchant, s => s.IsTrading = true, cancellationToken);

    /// <inheritdoc/>
    public Task HandleAsync(MerchantSuspended happened, EventSource source, CancellationToken cancellationToken) => RememberAsync(happened.Merchant, s => s.IsTrading = false, cancellationToken);

    /// <inheritdoc/>
    public Task HandleAsync(MerchantResumed happened, EventSource source, CancellationToken cancellationToken) => RememberAsync(happened.Merchant, s => s.IsTrading = true, cancellationToken);

    /// <inheritdoc/>
    public Task HandleAsync(MerchantTerminated happened, EventSource source, CancellationToken cancellationToken) => RememberAsync(happened.Merchant, s => s.IsTrading = false, cancellationToken);

    /// <inheritdoc/>
    public Task HandleAsync(MerchantClosureBegan happened, EventSource source, CancellationToken cancellationToken) => RememberAsync(happened.Merchant, s => s.IsClosed = true, cancellationToken);

    /// <inheritdoc/>
    public Task HandleAsync(MerchantClosureEnded happened, EventSource source, CancellationToken cancellationToken) => RememberAsync(happened.Merchant, s => s.IsClosed = false, cancellationToken);

    /// <inheritdoc/>
    public Task HandleAsync(MerchantPapersExpired happened, EventSource source, CancellationToken cancellationToken) =>
        RememberAsync(happened.Merchant, s => s.PapersExpired = true, cancellationToken);

    /// <inheritdoc/>
    public Task HandleAsync(MerchantPapersRenewed happened, EventSource source, CancellationToken cancellationToken) =>
        RememberAsync(happened.Merchant, s => s.PapersExpired = false, cancellationToken);

    private async Task RememberAsync(MerchantId merchant, Action<MerchantStanding> change, CancellationToken cancellationToken)
    {
        var standing = await db.Standings.SingleOrDefaultAsync(s => s.MerchantId == merchant, cancellationToken)
            ?? db.Add(new MerchantStanding { MerchantId = merchant }).Entity;
        change(standing);
        await db.SaveChangesAsync(cancellationToken);
    }
}
