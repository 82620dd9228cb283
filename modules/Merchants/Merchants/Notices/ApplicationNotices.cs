using Merchants.Contracts;
using Merchants.Contracts.Events;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.Notices;

/// <summary>Who is told what becomes of an application: deciders that one is there, its owner all that is decided, and each side that the other has signed (ACC-04, MER-02, MER-04).</summary>
internal sealed class ApplicationNotices(MerchantsDb db) :
    INotifier<MerchantApplicationSubmitted>, INotifier<MerchantApplicationApproved>, INotifier<MerchantApplicationRejected>,
    INotifier<MerchantApplicationChangesRequested>, INotifier<AgreementSigned>
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(MerchantApplicationSubmitted happened, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Notice>>([new(MerchantsNotices.ApplicationSubmitted, Audience.Holding(MerchantsPermissions.Decide), NodeId.Of(happened.Application))]);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(MerchantApplicationApproved happened, CancellationToken cancellationToken) =>
        TellOwnerAsync(happened.Application, MerchantsNotices.ApplicationApproved, _ => [], cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(MerchantApplicationRejected happened, CancellationToken cancellationToken) =>
        TellOwnerAsync(happened.Application, MerchantsNotices.ApplicationRejected, a => [NoticeArgument.Of("reason", a.RejectionReason!.Value)], cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(MerchantApplicationChangesRequested happened, CancellationToken cancellationToken) =>
        TellOwnerAsync(happened.Application, MerchantsNotices.ChangesRequested, _ => [], cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Notice>> NoticesOfAsync(AgreementSigned happened, CancellationToken cancellationToken) => happened.ByMerchant
        ? [new(MerchantsNotices.SignedByMerchant, Audience.Holding(MerchantsPermissions.SignForPlatform), NodeId.Of(happened.Application))]
        : await TellOwnerAsync(happened.Application, MerchantsNotices.SignedByPlatform, _ => [], cancellationToken);

    private async Task<IReadOnlyList<Notice>> TellOwnerAsync(
        MerchantApplicationId id, NotificationKind kind, Func<MerchantApplication, IReadOnlyList<NoticeArgument>> arguments, CancellationToken cancellationToken)
    {
        var application = await db.Applications.AsNoTracking().SingleAsync(a => a.Id == id, cancellationToken);
        return [new(kind, Audience.Of(application.OwnerId), NodeId.Of(id), arguments(application))];
    }
}
