using Catalogue.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Catalogue.Model;

/// <summary>How a term in a description is taken (CAT-08).</summary>
internal enum TermLevel
{
    /// <summary>It may not be used: it keeps the product from its review.</summary>
    Banned,

    /// <summary>It exaggerates: merchant and reviewer are warned.</summary>
    Exaggerating,

    /// <summary>It is good although a shorter term in it is not.</summary>
    Allowed,
}

/// <summary>A term that descriptions may not use, or an exception (CAT-08).</summary>
/// <param name="Term">The term; spaces, width and case do not matter.</param>
/// <param name="Level">How it is taken.</param>
/// <param name="Instead">What would be right instead; null where leaving it out is.</param>
internal sealed record AdvertisingTerm(string Term, TermLevel Level, string? Instead);

/// <summary>How far an edition of the list has come.</summary>
internal enum TermListStatus
{
    /// <summary>Seen by those who keep the list alone.</summary>
    Draft,

    /// <summary>In force: goods are checked by it.</summary>
    Published,

    /// <summary>Nothing more is checked by it.</summary>
    Retired,
}

/// <summary>The moves of an edition of the list.</summary>
internal static class TermListStates
{
    public static StateMachine<TermListStatus> Machine { get; } = new((TermListStatus.Draft, TermListStatus.Published), (TermListStatus.Published, TermListStatus.Retired));
}

/// <summary>An edition of the list of banned and exaggerating terms (CAT-08). Its content never changes: what is to be different is another edition.</summary>
internal sealed class TermList : EditionOf<TermListStatus>, IHasTimeline
{
    private TermList()
    {
    }

    /// <summary>The edition's id.</summary>
    public TermListId Id { get; private init; }

    /// <summary>What it is called.</summary>
    public string Name { get; private init; } = "";

    /// <summary>Who drafted it, and does not publish it; null for what the product comes with.</summary>
    [GraphQLIgnore]
    public Guid? AuthorId { get; private init; }

    /// <summary>The terms.</summary>
    [ListSize(AssumedSize = 50)]
    public IReadOnlyList<AdvertisingTerm> Terms { get; private init; } = [];

    protected override StateMachine<TermListStatus> Machine => TermListStates.Machine;

    protected override TermListStatus InForce => TermListStatus.Published;

    protected override TermListStatus Retired => TermListStatus.Retired;

    protected override string Subject => Subjects.TermList();

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>Drafts an edition of terms that passed their checks.</summary>
    public static TermList Draft(TermListId id, int edition, string name, IReadOnlyList<AdvertisingTerm> terms, Actor by, DateTime at)
    {
        var list = new TermList { Id = id, Edition = edition, Name = name, Terms = terms, CreatedAt = at, AuthorId = by.Id };
        list.Start(TermListStatus.Draft, by, at, null);
        return list;
    }
}

/// <summary>What the rules about an edition of the list ask, seen from one person.</summary>
internal sealed class TermListFacts : IStateFacts<TermListStatus>, IMerchantFacts
{
    public required TermListId Id { get; init; }

    public required TermListStatus Status { get; init; }

    /// <summary>Whether the person drafted it.</summary>
    public required bool IsAuthor { get; init; }

    Guid? IMerchantFacts.AtMerchant => null;

    bool IMerchantFacts.IsOwn => false;
}

/// <summary>What can be done with an edition of the list (FE-01): the one declaration for the mutations and <c>allowedActions</c>.</summary>
internal static class TermListActions
{
    private static readonly ActionGuard<TermListFacts> NotTheAuthor = new(
        f => f.IsAuthor, _ => new SeparationOfDutiesError(Text.Of("TERMS_PUBLISHER_IS_AUTHOR"), "PUBLISHER_IS_AUTHOR"));

    /// <summary>Puts it in force.</summary>
    public static StateAction<TermListFacts, TermListStatus> Publish { get; } =
        new(TermListStates.Machine, Subjects.TermList, "publishTermList", [TermListStatus.Draft], TermListStatus.Published) { Guards = [NotTheAuthor] };

    /// <summary>Checks nothing more by it.</summary>
    public static StateAction<TermListFacts, TermListStatus> Retire { get; } =
        new(TermListStates.Machine, Subjects.TermList, "retireTermList", [TermListStatus.Published], TermListStatus.Retired);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<TermListFacts, TermListStatus>> All { get; } = [Publish, Retire];
}
