using Modular.Kernel;

namespace Catalogue.Notices;

/// <summary>What the module tells users of (ACC-04); the reactions beside it say whom.</summary>
internal static class CatalogueNotices
{
    public static NotificationKind ProductApproved { get; } = Kind("catalogue.product-approved", "NOTICE_PRODUCT_APPROVED", "NOTICE_PRODUCT_APPROVED.TEXT");

    public static NotificationKind ProductRejected { get; } = Kind("catalogue.product-rejected", "NOTICE_PRODUCT_REJECTED", "NOTICE_PRODUCT_REJECTED.TEXT");

    public static NotificationKind ChangesRequested { get; } = Kind("catalogue.product-changes-requested", "NOTICE_PRODUCT_CHANGES", "NOTICE_PRODUCT_CHANGES.TEXT");

    public static NotificationKind ProductSuspended { get; } = Kind("catalogue.product-suspended", "NOTICE_PRODUCT_SUSPENDED", "NOTICE_PRODUCT_SUSPENDED.TEXT", isMailed: true);

    public static NotificationKind ProductReinstated { get; } = Kind("catalogue.product-reinstated", "NOTICE_PRODUCT_REINSTATED", "NOTICE_PRODUCT_REINSTATED.TEXT");

    public static IReadOnlyList<NotificationKind> All { get; } = [ProductApproved, ProductRejected, ChangesRequested, ProductSuspended, ProductReinstated];

    private static NotificationKind Kind(string code, string title, string text, bool isMailed = false) => NotificationKind.Of<CatalogueModule>(code, title, text, isMailed);
}
