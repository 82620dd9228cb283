using Catalogue.Contracts.Events;
using Modular.GraphQL;
using Modular.Kernel;

namespace Catalogue.Notices;

/// <summary>Tells reviewers of authorisations that are asked for, and a merchant's people what became of theirs (ACC-04, CAT-13).</summary>
internal sealed class BrandNotices : INotifier<BrandAuthorisationChanged>
{
    private static readonly NotificationKind Requested = NotificationKind.Of<CatalogueModule>("catalogue.brand-authorisation-requested", "NOTICE_BRAND_REQUESTED", "NOTICE_BRAND_REQUESTED.TEXT");

    private static readonly NotificationKind Granted = NotificationKind.Of<CatalogueModule>("catalogue.brand-authorisation-granted", "NOTICE_BRAND_GRANTED", "NOTICE_BRAND_GRANTED.TEXT");

    private static readonly NotificationKind Refused = NotificationKind.Of<CatalogueModule>("catalogue.brand-authorisation-refused", "NOTICE_BRAND_REFUSED", "NOTICE_BRAND_REFUSED.TEXT");

    private static readonly NotificationKind Ended =
        NotificationKind.Of<CatalogueModule>("catalogue.brand-authorisation-ended", "NOTICE_BRAND_ENDED", "NOTICE_BRAND_ENDED.TEXT", isMailed: true);

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<NotificationKind> Kinds { get; } = [Requested, Granted, Refused, Ended];

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(BrandAuthorisationChanged happened, CancellationToken cancellationToken)
    {
        var merchant = Audience.HoldingAt(happened.Merchant.Value, CataloguePermissions.Write);
        var (kind, audience) = happened.Status switch
        {
            "PENDING" => (Requested, Audience.HoldingAt(happened.Merchant.Value, CataloguePermissions.ReviewBrands)),
            "IN_FORCE" => (Granted, merchant),
            "REFUSED" => (Refused, merchant),
            _ => (Ended, merchant),
        };
        return Task.FromResult<IReadOnlyList<Notice>>([new(kind, audience, NodeId.Of(happened.Authorisation))]);
    }
}
