using Catalogue.Contracts;
using Catalogue.Contracts.Events;
using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Catalogue.Model;

/// <summary>Whether a version of a shop page is seen (CAT-18).</summary>
internal enum ShopPageStatus
{
    /// <summary>Being made; its merchant's people see it.</summary>
    Draft,

    /// <summary>What visitors see.</summary>
    Published,

    /// <summary>Was seen; may be brought back.</summary>
    Retired,
}

/// <summary>The moves of a version.</summary>
internal static class ShopPageStates
{
    public static StateMachine<ShopPageStatus> Machine { get; } = new((ShopPageStatus.Draft, ShopPageStatus.Published), (ShopPageStatus.Published, ShopPageStatus.Retired));
}

/// <summary>A version of a merchant's shop page: its layout and navigation never change, and one version at a time is what visitors see (CAT-18).</summary>
internal sealed class ShopPageVersion : EditionOf<ShopPageStatus>, IHasTimeline
{
    private ShopPageVersion()
    {
    }

    /// <summary>The version's id.</summary>
    public ShopPageVersionId Id { get; private init; }

    /// <summary>Whose shop.</summary>
    public MerchantId MerchantId { get; private init; }

    /// <summary>The layout, as JSON.</summary>
    [GraphQLIgnore]
    public string Layout { get; private init; } = "";

    /// <summary>The number of the version that it brings back; null where it is new.</summary>
    public int? RestoredFrom { get; private init; }

    protected override StateMachine<ShopPageStatus> Machine => ShopPageStates.Machine;

    protected override ShopPageStatus InForce => ShopPageStatus.Published;

    protected override ShopPageStatus Retired => ShopPageStatus.Retired;

    protected override string Subject => Subjects.ShopPage();

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>Drafts the next version.</summary>
    public static ShopPageVersion Draft(ShopPageVersionId id, MerchantId merchant, int edition, string layout, int? restoredFrom, Actor by, DateTime at)
    {
        var page = new ShopPageVersion { Id = id, MerchantId = merchant, Edition = edition, Layout = layout, RestoredFrom = restoredFrom, CreatedAt = at };
        page.Start(ShopPageStatus.Draft, by, at, null);
        return page;
    }

    /// <inheritdoc/>
    public override IUserError? Publish(Actor by, DateTime at)
    {
        if (base.Publish(by, at) is { } refused)
            return refused;
        Raise(new ShopPagePublished(Id, MerchantId), at);
        return null;
    }
}

/// <summary>What the rules about a version ask.</summary>
internal sealed class ShopPageFacts : IStateFacts<ShopPageStatus>, IMerchantFacts
{
    public required ShopPageVersionId Id { get; init; }

    public required MerchantId MerchantId { get; init; }

    public required ShopPageStatus Status { get; init; }

    Guid? IMerchantFacts.AtMerchant => MerchantId.Value;

    bool IMerchantFacts.IsOwn => false;

    /// <summary>The facts about a version that was read.</summary>
    public static ShopPageFacts Of(ShopPageVersion page) => new() { Id = page.Id, MerchantId = page.MerchantId, Status = page.Status };
}

/// <summary>What can be done with a version (FE-01).</summary>
internal static class ShopPageActions
{
    /// <summary>Shows it to visitors.</summary>
    public static StateAction<ShopPageFacts, ShopPageStatus> Publish { get; } =
        new(ShopPageStates.Machine, Subjects.ShopPage, "publishShopPage", [ShopPageStatus.Draft], ShopPageStatus.Published);

    /// <summary>Brings it back, as a new version with its content.</summary>
    public static StateAction<ShopPageFacts, ShopPageStatus> Restore { get; } = new(ShopPageStates.Machine, Subjects.ShopPage, "restoreShopPage", [ShopPageStatus.Retired], null);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<ShopPageFacts, ShopPageStatus>> All { get; } = [Publish, Restore];
}
