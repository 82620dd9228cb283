using Catalogue.Contracts;
using Catalogue.Contracts.Events;
using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Catalogue.Model;

/// <summary>A product of a merchant, with its variants (CAT-01).</summary>
internal sealed partial class Product : Stateful<ProductStatus>, IHasTimeline, ISoldByMerchant
{
    /// <summary>The most variants that a product has.</summary>
    public const int MostVariants = 100;

    private readonly List<ProductVariant> _variants = [];
    private readonly List<ProductSubmission> _submissions = [];

    private Product()
    {
    }

    /// <summary>The product's id.</summary>
    public ProductId Id { get; private init; }

    /// <summary>Whose it is.</summary>
    public MerchantId MerchantId { get; private init; }

    /// <summary>The title, at most 120 characters.</summary>
    public string Title { get; private set; } = "";

    /// <summary>What it is, how it is used, what comes after the sale (CAT-08); at most 4000 characters.</summary>
    public string Description { get; private set; } = "";

    /// <summary>The category's code (CAT-06).</summary>
    public string Category { get; private set; } = "";

    /// <summary>The brand; null for goods without one (CAT-13).</summary>
    public string? Brand { get; private set; }

    /// <summary>The brand without what people write differently; null for goods without one.</summary>
    [GraphQLIgnore]
    public string? BrandKey { get; private set; }

    /// <summary>The values of its category's attributes (CAT-05).</summary>
    [ListSize(AssumedSize = 10)]
    public IReadOnlyList<AttributeValue> Attributes { get; private set; } = [];

    /// <summary>How it is used, at most 2000 characters; null where nothing is said (CAT-08).</summary>
    public string? Usage { get; private set; }

    /// <summary>What comes after the sale, at most 2000 characters; null where nothing is said (CAT-08).</summary>
    public string? AfterSales { get; private set; }

    /// <summary>How many times it was handed in.</summary>
    [GraphQLIgnore]
    public int SubmissionCount { get; private set; }

    /// <summary>When it was entered (UTC).</summary>
    public DateTime CreatedAt { get; private init; }

    /// <summary>When it was handed in last (UTC); null before that.</summary>
    public DateTime? SubmittedAt { get; private set; }

    /// <summary>When it was decided on last (UTC); null before that.</summary>
    public DateTime? DecidedAt { get; private set; }

    /// <summary>When it was listed last (UTC); null before that.</summary>
    public DateTime? ListedAt { get; private set; }

    /// <summary>Why it was refused; null otherwise.</summary>
    public ProductRejectionReason? RejectionReason { get; private set; }

    /// <summary>The reviewer's words to the merchant: why it was refused, or what to change; null where there are none.</summary>
    public string? ReviewerComment { get; private set; }

    /// <summary>Who handed it in last, and does not review it.</summary>
    [GraphQLIgnore]
    public Guid? SubmitterId { get; private set; }

    /// <summary>How many faults stand against it (CAT-12).</summary>
    public int OpenFaults { get; private set; }

    /// <summary>What is sold of it.</summary>
    [GraphQLIgnore]
    public IReadOnlyList<ProductVariant> Variants => _variants;

    /// <summary>The times that it was handed in, as far as they are loaded: the one that is not decided on.</summary>
    [GraphQLIgnore]
    public IReadOnlyList<ProductSubmission> Submissions => _submissions;

    /// <summary>The time that it was handed in and that nobody has decided on; null where there is none.</summary>
    [GraphQLIgnore]
    public ProductSubmission? OpenSubmission => _submissions.LastOrDefault(s => s.DecidedAt is null);

    protected override StateMachine<ProductStatus> Machine => ProductStates.Machine;

    protected override string Subject => Subjects.Product();

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>Enters a product, to be handed in later.</summary>
    public static Product Enter(ProductId id, MerchantId merchant, ProductDetails details, Actor by, DateTime at)
    {
        var product = new Product { Id = id, MerchantId = merchant, CreatedAt = at };
        product.Say(details);
        product.Start(ProductStatus.Draft, by, at, null);
        return product;
    }

    /// <summary>Adds a variant; one that was approved goes to review again, as its buyers are offered something else.</summary>
    public IUserError? AddVariant(VariantId id, VariantDetails details, Actor by, DateTime at)
    {
        if (ProductActions.AddVariant.RefuseState(Status) is { } refused)
            return refused;
        _variants.Add(ProductVariant.Of(id, this, details));
        ReturnToReview(by, at);
        return null;
    }

    /// <summary>Changes what is said of it; one that was approved goes to review again.</summary>
    public IUserError? Edit(ProductDetails details, Actor by, DateTime at)
    {
        if (ProductActions.Edit.RefuseState(Status) is { } refused)
            return refused;
        if (details.IsSaidOf(this))
            return null;
        Say(details);
        ReturnToReview(by, at);
        return null;
    }

    /// <summary>Takes note that its images have changed; one that was approved goes to review again, as its buyers are shown something else (CAT-07).</summary>
    public IUserError? ChangeImages(StateAction<ProductFacts, ProductStatus> action, Actor by, DateTime at)
    {
        if (action.RefuseState(Status) is { } refused)
            return refused;
        ReturnToReview(by, at);
        return null;
    }

    /// <summary>Puts it on the shelf.</summary>
    public IUserError? List(Actor by, DateTime at)
    {
        if ((ProductActions.List.RefuseState(Status) ?? Move(ProductStatus.Listed, by, at, null)) is { } refused)
            return refused;
        ListedAt = at;
        Raise(new ProductListed(Id, MerchantId), at);
        return null;
    }

    /// <summary>Takes it off the shelf by its merchant's wish.</summary>
    public IUserError? Delist(string? reason, Actor by, DateTime at)
    {
        if ((ProductActions.Delist.RefuseState(Status) ?? Move(ProductStatus.Delisted, by, at, reason)) is { } refused)
            return refused;
        Raise(new ProductDelisted(Id, MerchantId), at);
        return null;
    }

    /// <summary>Takes note of a fault; what could be sold is suspended (CAT-12).</summary>
    public void Suspend(Guid fault, string code, DateTime at)
    {
        OpenFaults++;
        if (!ProductStates.Sellable.Contains(Status))
            return;
        var wasListed = Status == ProductStatus.Listed;
        Walk(Actor.System, at, (ProductStatus.Suspended, StepReason.Told("FAULT_FOUND", code)));
        Raise(new ProductSuspended(Id, MerchantId, wasListed, fault), at);
    }

    /// <summary>Takes note that a fault is closed; with the last one the suspension ends (CAT-12).</summary>
    public void ClearFault(Guid fault, DateTime at)
    {
        OpenFaults--;
        if (OpenFaults > 0 || Status != ProductStatus.Suspended)
            return;
        Walk(Actor.System, at, (ProductStatus.Approved, StepReason.Told("FAULTS_CLOSED")));
        Raise(new ProductReinstated(Id, MerchantId, fault), at);
    }

    /// <summary>Takes it off the shelf, since what it needs for being there has ended; the platform says why (CAT-13).</summary>
    public void Withdraw(StepReason reason, DateTime at)
    {
        if (Status != ProductStatus.Listed)
            return;
        Walk(Actor.System, at, (ProductStatus.Delisted, reason));
        Raise(new ProductDelisted(Id, MerchantId), at);
    }

    private void Say(ProductDetails details)
    {
        (Title, Description, Category, Brand) = details;
        BrandKey = BrandName.KeyOf(Brand);
        Attributes = details.Attributes ?? Attributes;
        Usage = details.Usage is { } usage ? Words(usage) : Usage;
        AfterSales = details.AfterSales is { } after ? Words(after) : AfterSales;
    }

    private static string? Words(string said) => said.Length == 0 ? null : said;
}
