using Modular.Kernel;

namespace Merchants.Notices;

/// <summary>What the module tells users of (ACC-04); the reactions beside it say whom. The words hold no name: whoever may see the object reads it there.</summary>
internal static class MerchantsNotices
{
    public static NotificationKind ApplicationSubmitted { get; } =
        Kind("merchants.application-submitted", "NOTICE_APPLICATION_SUBMITTED", "NOTICE_APPLICATION_SUBMITTED.TEXT");

    public static NotificationKind ApplicationApproved { get; } =
        Kind("merchants.application-approved", "NOTICE_APPLICATION_APPROVED", "NOTICE_APPLICATION_APPROVED.TEXT", isMailed: true);

    public static NotificationKind ApplicationRejected { get; } =
        Kind("merchants.application-rejected", "NOTICE_APPLICATION_REJECTED", "NOTICE_APPLICATION_REJECTED.TEXT", isMailed: true);

    public static NotificationKind ChangesRequested { get; } =
        Kind("merchants.application-changes-requested", "NOTICE_APPLICATION_CHANGES", "NOTICE_APPLICATION_CHANGES.TEXT", isMailed: true);

    public static NotificationKind SignedByMerchant { get; } =
        Kind("merchants.agreement-signed-by-merchant", "NOTICE_SIGNED_BY_MERCHANT", "NOTICE_SIGNED_BY_MERCHANT.TEXT");

    public static NotificationKind SignedByPlatform { get; } =
        Kind("merchants.agreement-signed-by-platform", "NOTICE_SIGNED_BY_PLATFORM", "NOTICE_SIGNED_BY_PLATFORM.TEXT", isMailed: true);

    public static NotificationKind MerchantActivated { get; } =
        Kind("merchants.merchant-activated", "NOTICE_MERCHANT_ACTIVATED", "NOTICE_MERCHANT_ACTIVATED.TEXT", isMailed: true);

    public static NotificationKind MerchantSuspended { get; } =
        Kind("merchants.merchant-suspended", "NOTICE_MERCHANT_SUSPENDED", "NOTICE_MERCHANT_SUSPENDED.TEXT", isMailed: true);

    public static NotificationKind MerchantResumed { get; } =
        Kind("merchants.merchant-resumed", "NOTICE_MERCHANT_RESUMED", "NOTICE_MERCHANT_RESUMED.TEXT", isMailed: true);

    public static NotificationKind MerchantTerminated { get; } =
        Kind("merchants.merchant-terminated", "NOTICE_MERCHANT_TERMINATED", "NOTICE_MERCHANT_TERMINATED.TEXT", isMailed: true);

    public static NotificationKind PaperExpiryNear { get; } = Kind("merchants.paper-expiry-near", "NOTICE_PAPER_EXPIRY_NEAR", "NOTICE_PAPER_EXPIRY_NEAR.TEXT", isMailed: true);

    public static NotificationKind PaperExpired { get; } = Kind("merchants.paper-expired", "NOTICE_PAPER_EXPIRED", "NOTICE_PAPER_EXPIRED.TEXT", isMailed: true);

    public static IReadOnlyList<NotificationKind> All { get; } =
    [
        ApplicationSubmitted, ApplicationApproved, ApplicationRejected, ChangesRequested, SignedByMerchant, SignedByPlatform,
        MerchantActivated, MerchantSuspended, MerchantResumed, MerchantTerminated, PaperExpiryNear, PaperExpired,
    ];

    private static NotificationKind Kind(string code, string title, string text, bool isMailed = false) =>
        NotificationKind.Of<MerchantsModule>(code, title, text, isMailed);
}
