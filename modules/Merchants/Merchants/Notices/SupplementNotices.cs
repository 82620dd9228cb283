using Merchants.Contracts;
using Merchants.Contracts.Events;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.Notices;

/// <summary>Who is told what becomes of requests for missing parts (ACC-04, DOC-27): the merchant that something is missing or was found good, who asked that it came.</summary>
internal sealed class SupplementNotices(MerchantsDb db) :
    INotifier<SupplementRequested>, INotifier<SupplementSupplied>, INotifier<SupplementAccepted>, INotifier<SupplementReopened>, INotifier<SupplementWithdrawn>
{
    private static readonly NotificationKind Requested = Kind("merchants.supplement-requested", "NOTICE_SUPPLEMENT_REQUESTED", "NOTICE_SUPPLEMENT_REQUESTED.TEXT", isMailed: true);

    private static readonly NotificationKind Supplied = Kind("merchants.supplement-supplied", "NOTICE_SUPPLEMENT_SUPPLIED", "NOTICE_SUPPLEMENT_SUPPLIED.TEXT");

    private static readonly NotificationKind Accepted = Kind("merchants.supplement-accepted", "NOTICE_SUPPLEMENT_ACCEPTED", "NOTICE_SUPPLEMENT_ACCEPTED.TEXT");

    private static readonly NotificationKind Reopened = Kind("merchants.supplement-reopened", "NOTICE_SUPPLEMENT_REOPENED", "NOTICE_SUPPLEMENT_REOPENED.TEXT", isMailed: true);

    private static readonly NotificationKind Withdrawn = Kind("merchants.supplement-withdrawn", "NOTICE_SUPPLEMENT_WITHDRAWN", "NOTICE_SUPPLEMENT_WITHDRAWN.TEXT");

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<NotificationKind> Kinds { get; } = [Requested, Supplied, Accepted, Reopened, Withdrawn];

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(SupplementRequested happened, CancellationToken cancellationToken) => TellOwnerAsync(happened.Supplement, Requested, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Notice>> NoticesOfAsync(SupplementSupplied happened, CancellationToken cancellationToken) =>
        [new(Supplied, Audience.Of(await db.Supplements.Where(s => s.Id == happened.Supplement).Select(s => s.RequestedById).SingleAsync(cancellationToken)), NodeId.Of(happened.Supplement))];

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(SupplementAccepted happened, CancellationToken cancellationToken) => TellOwnerAsync(happened.Supplement, Accepted, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(SupplementReopened happened, CancellationToken cancellationToken) => TellOwnerAsync(happened.Supplement, Reopened, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(SupplementWithdrawn happened, CancellationToken cancellationToken) => TellOwnerAsync(happened.Supplement, Withdrawn, cancellationToken);

    private async Task<IReadOnlyList<Notice>> TellOwnerAsync(SupplementRequestId id, NotificationKind kind, CancellationToken cancellationToken) =>
        [new(kind, Audience.Of(await db.Supplements.Where(s => s.Id == id).Select(s => s.OwnerId).SingleAsync(cancellationToken)), NodeId.Of(id))];

    private static NotificationKind Kind(string code, string title, string text, bool isMailed = false) => NotificationKind.Of<MerchantsModule>(code, title, text, isMailed);
}
