using Catalogue.Contracts;
using Merchants.Contracts;
using Modular.Kernel;

namespace Catalogue.Model;

/// <summary>What the rules about a product ask, seen from one person.</summary>
internal sealed class ProductFacts : IStateFacts<ProductStatus>, IMerchantFacts
{
    public required ProductId Id { get; init; }

    public required MerchantId MerchantId { get; init; }

    public required ProductStatus Status { get; init; }

    /// <summary>How many steps the product has taken: another number, another stay in the state.</summary>
    public required int StepCount { get; init; }

    public required string Title { get; init; }

    /// <summary>When it was handed in last, otherwise when it was entered (UTC).</summary>
    public required DateTime Since { get; init; }

    public required bool HasVariants { get; init; }

    public required bool HasOpenFaults { get; init; }

    /// <summary>Whether the merchant may take orders.</summary>
    public required bool IsTrading { get; init; }

    /// <summary>Whether a mandatory paper of the merchant is out of date.</summary>
    public required bool PapersExpired { get; init; }

    /// <summary>Whether the person handed it in.</summary>
    public required bool IsSubmitter { get; init; }

    /// <summary>Whether the automatic checks found something, when it was handed in last, that keeps it from being approved.</summary>
    public required bool HasBlockingChecks { get; init; }

    /// <summary>Whether it names a protected brand, or is to name one, that its merchant may not use.</summary>
    public required bool LacksBrandAuthorisation { get; init; }

    /// <summary>Whether its category demands a test report and none in force is linked.</summary>
    public required bool LacksTestReport { get; init; }

    Guid? IMerchantFacts.AtMerchant => MerchantId.Value;

    bool IMerchantFacts.IsOwn => false;
}

/// <summary>What can be done with a product, by whom and in which state (FE-01): the one declaration for the mutations, <c>allowedActions</c> and tasks.</summary>
internal static class ProductActions
{
    private static readonly ProductStatus[] Undecided = [ProductStatus.Submitted, ProductStatus.InReview];

    private static readonly ProductStatus[] Editable =
        [ProductStatus.Draft, ProductStatus.ChangesRequested, ProductStatus.Approved, ProductStatus.Listed, ProductStatus.Delisted];

    private static readonly ActionGuard<ProductFacts> NotTheSubmitter = new(
        f => f.IsSubmitter, _ => new SeparationOfDutiesError(Text.Of("REVIEWER_IS_SUBMITTER"), "REVIEWER_IS_SUBMITTER"));

    private static readonly ActionGuard<ProductFacts> NoOpenFault = new(f => f.HasOpenFaults, _ => new ProductHasFaultsError(Text.Of("PRODUCT_HAS_FAULTS")));

    private static readonly ActionGuard<ProductFacts> Trading = new(f => !f.IsTrading, _ => new MerchantNotTradingError(Text.Of("MERCHANT_NOT_TRADING")));

    private static readonly ActionGuard<ProductFacts> ValidPapers = new(f => f.PapersExpired, _ => new MerchantPapersNotValidError(Text.Of("MERCHANT_PAPERS_NOT_VALID")));

    private static readonly ActionGuard<ProductFacts> SomethingToSell = new(f => !f.HasVariants, _ => new ProductIncompleteError(Text.Of("PRODUCT_WITHOUT_VARIANT")));

    private static readonly ActionGuard<ProductFacts> ChecksPassed = new(f => f.HasBlockingChecks, _ => new ProductChecksStandError(Text.Of("PRODUCT_CHECKS_STAND")));

    private static readonly ActionGuard<ProductFacts> BrandAuthorised = new(f => f.LacksBrandAuthorisation, _ => new BrandNotAuthorisedError(Text.Of("BRAND_NOT_AUTHORISED")));

    private static readonly ActionGuard<ProductFacts> TestReportValid = new(f => f.LacksTestReport, _ => new TestReportNotValidError(Text.Of("TEST_REPORT_NOT_VALID")));

    /// <summary>Changes what is said of it.</summary>
    public static StateAction<ProductFacts, ProductStatus> Edit { get; } = Change("editProduct");

    /// <summary>Adds a variant.</summary>
    public static StateAction<ProductFacts, ProductStatus> AddVariant { get; } = Change("addProductVariant");

    /// <summary>Sets another price for one of its variants; as it is taken with a variant, it is not among those that are told of the product.</summary>
    public static StateAction<ProductFacts, ProductStatus> ChangePrice { get; } = new(ProductStates.Machine, Subjects.Product, "changePrice", Editable, null);

    /// <summary>Adds an image; as it is taken with a file, it is not among those that are told of the product.</summary>
    public static StateAction<ProductFacts, ProductStatus> AddImage { get; } = Change("addProductImage");

    /// <summary>Takes an image away; as <see cref="AddImage"/>.</summary>
    public static StateAction<ProductFacts, ProductStatus> RemoveImage { get; } = Change("removeProductImage");

    /// <summary>Puts the images in an order; as <see cref="AddImage"/>.</summary>
    public static StateAction<ProductFacts, ProductStatus> ArrangeImages { get; } = Change("arrangeProductImages");

    /// <summary>Hands it in for review.</summary>
    public static StateAction<ProductFacts, ProductStatus> Submit { get; } = new(
        ProductStates.Machine, Subjects.Product, "submitProduct", [ProductStatus.Draft, ProductStatus.ChangesRequested], ProductStatus.Submitted) { Guards = [SomethingToSell] };

    /// <summary>Lets it be listed.</summary>
    public static StateAction<ProductFacts, ProductStatus> Approve { get; } = Decide("approveProduct", ProductStatus.Approved, NotTheSubmitter, NoOpenFault, ChecksPassed);

    /// <summary>Refuses it for good.</summary>
    public static StateAction<ProductFacts, ProductStatus> Reject { get; } = Decide("rejectProduct", ProductStatus.Rejected, NotTheSubmitter);

    /// <summary>Gives it back with what to change.</summary>
    public static StateAction<ProductFacts, ProductStatus> RequestChanges { get; } = Decide("requestProductChanges", ProductStatus.ChangesRequested, NotTheSubmitter);

    /// <summary>Puts it on the shelf.</summary>
    public static StateAction<ProductFacts, ProductStatus> List { get; } = new(
        ProductStates.Machine, Subjects.Product, "listProduct", [ProductStatus.Approved, ProductStatus.Delisted], ProductStatus.Listed) { Guards = [Trading, ValidPapers, NoOpenFault, BrandAuthorised, TestReportValid] };

    /// <summary>Takes it off the shelf.</summary>
    public static StateAction<ProductFacts, ProductStatus> Delist { get; } =
        new(ProductStates.Machine, Subjects.Product, "delistProduct", [ProductStatus.Listed], ProductStatus.Delisted);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<ProductFacts, ProductStatus>> All { get; } = [Edit, AddVariant, Submit, Approve, Reject, RequestChanges, List, Delist];

    private static StateAction<ProductFacts, ProductStatus> Decide(string mutation, ProductStatus to, params IReadOnlyList<ActionGuard<ProductFacts>> guards) =>
        new(ProductStates.Machine, Subjects.Product, mutation, Undecided, to) { Guards = guards };

    private static StateAction<ProductFacts, ProductStatus> Change(string mutation) => new(ProductStates.Machine, Subjects.Product, mutation, Editable, null)
    {
        LeadsTo = f => ProductStates.Sellable.Contains(f.Status) ? ProductStatus.Submitted : f.Status,
    };
}
