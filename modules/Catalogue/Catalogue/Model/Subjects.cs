namespace Catalogue.Model;

/// <summary>What the objects that move through states are called in messages, in the language of now.</summary>
internal static class Subjects
{
    public static string Product() => Text.Of("SUBJECT_PRODUCT");

    public static string Category() => Text.Of("SUBJECT_CATEGORY");

    public static string TermList() => Text.Of("SUBJECT_TERM_LIST");

    public static string BrandAuthorisation() => Text.Of("SUBJECT_BRAND_AUTHORISATION");

    public static string Takedown() => Text.Of("SUBJECT_TAKEDOWN");

    public static string Service() => Text.Of("SUBJECT_SERVICE");

    public static string PriceRule() => Text.Of("SUBJECT_PRICE_RULE");

    public static string Campaign() => Text.Of("SUBJECT_CAMPAIGN");

    public static string ProductImport() => Text.Of("SUBJECT_PRODUCT_IMPORT");

    public static string CampaignChange() => Text.Of("SUBJECT_CAMPAIGN_CHANGE");

    public static string CampaignCreative() => Text.Of("SUBJECT_CAMPAIGN_CREATIVE");

    public static string StockAlert() => Text.Of("SUBJECT_STOCK_ALERT");

    public static string AdPlacement() => Text.Of("SUBJECT_AD_PLACEMENT");

    public static string ShopPage() => Text.Of("SUBJECT_SHOP_PAGE");
}
