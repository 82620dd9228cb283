using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Catalogue;

/// <summary>The answer where an id leads to nothing that the caller may see.</summary>
internal static class Missing
{
    public static IUserError Product(ProductId id) => new NotFoundError(Text.Of("PRODUCT_NOT_FOUND"), NodeId.Of(id).ToString());

    public static IUserError Variant(VariantId id) => new NotFoundError(Text.Of("VARIANT_NOT_FOUND"), NodeId.Of(id).ToString());

    public static IUserError Merchant(MerchantId id) => new NotFoundError(Text.Of("MERCHANT_NOT_FOUND"), NodeId.Of(id).ToString());

    public static IUserError Category(CategoryId id) => new NotFoundError(Text.Of("CATEGORY_NOT_FOUND"), NodeId.Of(id).ToString());

    public static IUserError TermList(TermListId id) => new NotFoundError(Text.Of("TERM_LIST_NOT_FOUND"), NodeId.Of(id).ToString());

    public static IUserError Brand(BrandId id) => new NotFoundError(Text.Of("BRAND_NOT_FOUND"), NodeId.Of(id).ToString());

    public static IUserError BrandAuthorisation(BrandAuthorisationId id) => new NotFoundError(Text.Of("BRAND_AUTHORISATION_NOT_FOUND"), NodeId.Of(id).ToString());

    public static IUserError Document(DocumentId id) => new NotFoundError(Text.Of("PAPER_NOT_FOUND"), NodeId.Of(id).ToString());

    public static IUserError Takedown(TakedownCaseId id) => new NotFoundError(Text.Of("TAKEDOWN_NOT_FOUND"), NodeId.Of(id).ToString());

    public static IUserError Service(ServiceListingId id) => new NotFoundError(Text.Of("SERVICE_NOT_FOUND"), NodeId.Of(id).ToString());

    public static IUserError PriceRule(PriceRuleId id) => new NotFoundError(Text.Of("PRICE_RULE_NOT_FOUND"), NodeId.Of(id).ToString());

    /// <summary>The product with its variants and its open submission, to be changed; null where the caller sees none of this id.</summary>
    public static IUserError ProductImport(ProductImportId id) => new NotFoundError(Text.Of("PRODUCT_IMPORT_NOT_FOUND"), NodeId.Of(id).ToString());

    public static IUserError StockAlert(StockAlertId id) => new NotFoundError(Text.Of("STOCK_ALERT_NOT_FOUND"), NodeId.Of(id).ToString());

    public static IUserError Campaign(CampaignId id) => new NotFoundError(Text.Of("CAMPAIGN_NOT_FOUND"), NodeId.Of(id).ToString());

    public static IUserError CampaignChange(CampaignChangeId id) => new NotFoundError(Text.Of("CAMPAIGN_CHANGE_NOT_FOUND"), NodeId.Of(id).ToString());

    public static IUserError CampaignCreative(CampaignCreativeId id) => new NotFoundError(Text.Of("CAMPAIGN_CREATIVE_NOT_FOUND"), NodeId.Of(id).ToString());

    public static IUserError AdSlot(AdSlotId id) => new NotFoundError(Text.Of("AD_SLOT_NOT_FOUND"), NodeId.Of(id).ToString());

    public static IUserError AdPlacement(AdPlacementId id) => new NotFoundError(Text.Of("AD_PLACEMENT_NOT_FOUND"), NodeId.Of(id).ToString());

    public static IUserError ShopPage(ShopPageVersionId id) => new NotFoundError(Text.Of("SHOP_PAGE_NOT_FOUND"), NodeId.Of(id).ToString());

    public static Task<Product?> FindProductAsync(this CatalogueDb db, ProductId id, CancellationToken cancellationToken) =>
        db.Products.Include(p => p.Variants).Include(p => p.Submissions.Where(s => s.DecidedAt == null)).AsSingleQuery().SingleOrDefaultAsync(p => p.Id == id, cancellationToken);
}
