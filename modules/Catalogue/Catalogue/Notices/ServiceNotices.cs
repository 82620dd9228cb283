using Catalogue.Contracts.Events;
using Modular.GraphQL;
using Modular.Kernel;

namespace Catalogue.Notices;

/// <summary>Tells a merchant's people what was decided on their services (ACC-04, CAT-02).</summary>
internal sealed class ServiceNotices : INotifier<ServiceListingChanged>
{
    private static readonly NotificationKind Decided = NotificationKind.Of<CatalogueModule>("catalogue.service-decided", "NOTICE_SERVICE_DECIDED", "NOTICE_SERVICE_DECIDED.TEXT");

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<NotificationKind> Kinds { get; } = [Decided];

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(ServiceListingChanged happened, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Notice>>(
        happened.Status is "APPROVED" or "REJECTED" or "CHANGES_REQUESTED"
            ? [new(Decided, Audience.HoldingAt(happened.Merchant.Value, CataloguePermissions.Write), NodeId.Of(happened.Service))]
            : []);
}
