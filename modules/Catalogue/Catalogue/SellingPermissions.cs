using Modular.Kernel;

namespace Catalogue;

/// <summary>What the module lets people do who sell: promotions, imports, campaigns, advertising, shop pages.</summary>
internal static class SellingPermissions
{
    public const string WritePriceRules = "price-rules:write";
    public const string ApprovePriceRules = "price-rules:approve";

    public const string WriteCampaigns = "campaigns:write";
    public const string ApproveCampaigns = "campaigns:approve";

    public const string BookAds = "ads:book";
    public const string ManageAds = "ads:manage";

    public const string WriteShopPages = "shop-pages:write";

    public static IReadOnlyList<Permission> All { get; } =
    [
        new(WritePriceRules, "Draft promotions and withdraw them (CAT-09).", Roles.Merchant) { AtMerchants = true },
        new(ApprovePriceRules, "Approve promotions (CAT-09).", Roles.Reviewer) { AtMerchants = true },
        new(WriteCampaigns, "Plan campaigns, start them, hand in their publicity, ask for changes (CAT-14 to CAT-17).", Roles.Merchant) { AtMerchants = true },
        new(ApproveCampaigns, "Approve campaigns, their changes and publicity, and end them before their time, two together (CAT-15, CAT-17).", Roles.Reviewer, Roles.Supervisor) { AtMerchants = true },
        new(BookAds, "Book advertising slots, and give bookings up (CAT-20).", Roles.Merchant) { AtMerchants = true },
        new(ManageAds, "Keep the platform's advertising slots, and decide on their bookings (CAT-20).", Roles.Supervisor),
        new(WriteShopPages, "Make a shop's page, show it, and bring earlier ones back (CAT-18).", Roles.Merchant) { AtMerchants = true },
    ];
}
