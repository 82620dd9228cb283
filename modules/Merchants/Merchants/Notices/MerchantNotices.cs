using Merchants.Contracts;
using Merchants.Contracts.Events;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.Notices;

/// <summary>Who is told what becomes of a merchant: its owner, and those who were given a role there that lets them see it (ACC-04, MER-08).</summary>
internal sealed class MerchantNotices(MerchantsDb db) :
    INotifier<MerchantActivated>, INotifier<MerchantSuspended>, INotifier<MerchantResumed>, INotifier<MerchantTerminated>
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(MerchantActivated happened, CancellationToken cancellationToken) =>
        TellStaffAsync(happened.Merchant, MerchantsNotices.MerchantActivated, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(MerchantSuspended happened, CancellationToken cancellationToken) =>
        TellStaffAsync(happened.Merchant, MerchantsNotices.MerchantSuspended, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(MerchantResumed happened, CancellationToken cancellationToken) =>
        TellStaffAsync(happened.Merchant, MerchantsNotices.MerchantResumed, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(MerchantTerminated happened, CancellationToken cancellationToken) =>
        TellStaffAsync(happened.Merchant, MerchantsNotices.MerchantTerminated, cancellationToken);

    private async Task<IReadOnlyList<Notice>> TellStaffAsync(MerchantId id, NotificationKind kind, CancellationToken cancellationToken)
    {
        var owner = await db.Merchants.Where(m => m.Id == id).Select(m => m.OwnerId).SingleAsync(cancellationToken);
        return [new(kind, Audience.Of(owner).And(Audience.HoldingAt(id.Value, MerchantsPermissions.Read)), NodeId.Of(id))];
    }
}
