using Modular.Kernel;

namespace Catalogue;

/// <summary>What the module lets people do, and the roles that may by default.</summary>
internal static class CataloguePermissions
{
    public const string Write = "products:write";
    public const string Review = "products:review";
    public const string Read = "products:read";
    public const string MoveStock = "stock:move";
    public const string ReadStock = "stock:read";
    public const string KeepProductData = "product-data:keep";
    public const string ReviewBrands = "brands:review";
    public const string ReportGoods = "takedowns:report";
    public const string HandleTakedowns = "takedowns:handle";

    public static IReadOnlyList<Permission> All { get; } =
    [
        new(Write, "Enter products, hand them in for review, list and delist them (CAT-01, CAT-03, CAT-19).", Roles.Merchant),
        new(Review, "Review products before they are listed (CAT-01).", Roles.Reviewer) { AtMerchants = true },
        new(Read, "Read products that are not listed, within one's scope; listed ones are open to everybody.",
            Roles.Merchant, Roles.Reviewer, Roles.Uploader, Roles.Supervisor, Roles.Inspector, Roles.Risk, Roles.Fulfilment),
        new(MoveStock, "Book goods in, and correct stock (CAT-04).", Roles.Merchant, Roles.Fulfilment) { AtMerchants = true },
        new(ReadStock, "Read stock levels, movements and reservations, within one's scope (CAT-04).",
            Roles.Merchant, Roles.Fulfilment, Roles.Supervisor, Roles.Inspector, Roles.Risk),
        new(KeepProductData, "Keep categories with their attributes and rules, brands, and the terms that descriptions may not use (CAT-05, CAT-06, CAT-08, CAT-13, CAT-19).", Roles.Supervisor),
        new(ReviewBrands, "Decide on merchants' authorisations to use a brand (CAT-13).", Roles.Reviewer) { AtMerchants = true },
        new(ReportGoods, "Report goods as counterfeit or as infringing on rights (CAT-11).", Roles.Buyer, Roles.Merchant),
        new(HandleTakedowns, "Read, review and decide on reports of counterfeit goods and infringed rights (CAT-11).", Roles.Reviewer, Roles.Risk),
    ];
}
