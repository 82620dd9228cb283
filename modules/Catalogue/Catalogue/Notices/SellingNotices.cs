using Modular.Kernel;

namespace Catalogue.Notices;

/// <summary>What people who sell are told of (ACC-04); the reactions beside it say whom.</summary>
internal static class SellingNotices
{
    public static NotificationKind PriceRuleApproved { get; } = NotificationKind.Of<CatalogueModule>("catalogue.price-rule-approved", "NOTICE_PRICE_RULE_APPROVED", "NOTICE_PRICE_RULE_APPROVED.TEXT");

    public static NotificationKind ProductImportEnded { get; } = NotificationKind.Of<CatalogueModule>("catalogue.product-import-ended", "NOTICE_IMPORT_ENDED", "NOTICE_IMPORT_ENDED.TEXT");

    public static NotificationKind StockRanLow { get; } = NotificationKind.Of<CatalogueModule>("catalogue.stock-ran-low", "NOTICE_STOCK_LOW", "NOTICE_STOCK_LOW.TEXT");

    public static NotificationKind CampaignApproved { get; } = NotificationKind.Of<CatalogueModule>("catalogue.campaign-approved", "NOTICE_CAMPAIGN_APPROVED", "NOTICE_CAMPAIGN_APPROVED.TEXT");

    public static NotificationKind CampaignStartLate { get; } = NotificationKind.Of<CatalogueModule>("catalogue.campaign-start-late", "NOTICE_CAMPAIGN_LATE", "NOTICE_CAMPAIGN_LATE.TEXT");

    public static NotificationKind CampaignTerminated { get; } = NotificationKind.Of<CatalogueModule>("catalogue.campaign-terminated", "NOTICE_CAMPAIGN_TERMINATED", "NOTICE_CAMPAIGN_TERMINATED.TEXT");

    public static NotificationKind AdApproved { get; } = NotificationKind.Of<CatalogueModule>("catalogue.ad-approved", "NOTICE_AD_APPROVED", "NOTICE_AD_APPROVED.TEXT");

    public static NotificationKind AdRejected { get; } = NotificationKind.Of<CatalogueModule>("catalogue.ad-rejected", "NOTICE_AD_REJECTED", "NOTICE_AD_REJECTED.TEXT");

    public static IReadOnlyList<NotificationKind> All { get; } = [PriceRuleApproved, ProductImportEnded, StockRanLow, CampaignApproved, CampaignStartLate, CampaignTerminated, AdApproved, AdRejected];
}
