using Catalogue.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Catalogue.Model;

/// <summary>A category of the tree that goods and services are put in (CAT-06), with what is entered of those in it (CAT-05). It keeps its code and its place for good.</summary>
internal sealed class ProductCategory : Stateful<CategoryStatus>, IHasTimeline
{
    private ProductCategory()
    {
    }

    /// <summary>The category's id.</summary>
    public CategoryId Id { get; private init; }

    /// <summary>The stable code: small letters, digits and <c>-</c>.</summary>
    public string Code { get; private init; } = "";

    /// <summary>The category around it.</summary>
    [GraphQLIgnore]
    public CategoryId? ParentId { get; private init; }

    /// <summary>The codes from the top of the tree down to it, each with a stroke behind: what begins alike lies in one branch.</summary>
    [GraphQLIgnore]
    public string Path { get; private init; } = "";

    /// <summary>What it is called in Chinese.</summary>
    public string NameZh { get; private set; } = "";

    /// <summary>What it is called in English.</summary>
    public string NameEn { get; private set; } = "";

    /// <summary>What is entered of goods in it, beside what the categories around it ask for.</summary>
    [GraphQLIgnore]
    public IReadOnlyList<CategoryAttribute> Attributes { get; private set; } = [];

    /// <summary>The kinds of papers that a merchant needs for goods in it, by their codes, beside those of the categories around it.</summary>
    [GraphQLIgnore]
    public IReadOnlyList<string> Papers { get; private set; } = [];

    /// <summary>Whether its goods name a registered brand, which their merchant may use (CAT-13).</summary>
    [GraphQLIgnore]
    public bool NeedsBrandAuthorisation { get; private set; }

    /// <summary>Whether its goods need a test report in force (CAT-10).</summary>
    [GraphQLIgnore]
    public bool NeedsTestReport { get; private set; }

    /// <summary>Whether an incomplete description keeps its goods from the review, where it is only a warning elsewhere (CAT-08).</summary>
    [GraphQLIgnore]
    public bool NeedsFullDescription { get; private set; }

    /// <summary>How many images its goods need at least (CAT-07).</summary>
    [GraphQLIgnore]
    public int LeastImages { get; private set; }

    /// <summary>The name in the language of the request.</summary>
    [Cost(0)]
    public string Name => Languages.Current.Equals(Languages.Chinese) ? NameZh : NameEn;

    protected override StateMachine<CategoryStatus> Machine => CategoryStates.Machine;

    protected override string Subject => Subjects.Category();

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>Adds a category to the tree.</summary>
    public static ProductCategory Add(CategoryId id, string code, ProductCategory? parent, CategoryContent content, Actor by, DateTime at)
    {
        var category = new ProductCategory { Id = id, Code = code, ParentId = parent?.Id, Path = PathOf(parent?.Path, code) };
        category.Become(content);
        category.Start(CategoryStatus.InUse, by, at, null);
        return category;
    }

    /// <summary>The path of a category below another one.</summary>
    public static string PathOf(string? parent, string code) => $"{parent}{code}/";

    /// <summary>Changes its names, attributes and rules; they hold for what is handed in from now on.</summary>
    public IUserError? Edit(CategoryContent content)
    {
        if (CategoryActions.Edit.RefuseState(Status) is { } refused)
            return refused;
        Become(content);
        return null;
    }

    /// <summary>Takes no new goods any more; those that are in it stay.</summary>
    public IUserError? Retire(Actor by, DateTime at) => Move(CategoryStatus.Retired, by, at, null);

    private void Become(CategoryContent content) =>
        (NameZh, NameEn, Attributes, Papers, NeedsBrandAuthorisation, NeedsTestReport, NeedsFullDescription, LeastImages) =
        (content.NameZh, content.NameEn, content.Attributes, content.Rules.Papers, content.Rules.NeedsBrandAuthorisation, content.Rules.NeedsTestReport,
            content.Rules.NeedsFullDescription, content.Rules.LeastImages);
}

/// <summary>What the product team says of a category; every part has passed its checks.</summary>
/// <param name="NameZh">The Chinese name.</param>
/// <param name="NameEn">The English name.</param>
/// <param name="Attributes">What is entered of goods in it.</param>
/// <param name="Rules">What it demands of them.</param>
internal sealed record CategoryContent(string NameZh, string NameEn, IReadOnlyList<CategoryAttribute> Attributes, CategoryRules Rules);
