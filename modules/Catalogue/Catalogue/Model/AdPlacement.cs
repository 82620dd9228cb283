using Catalogue.Contracts;
using Catalogue.Contracts.Events;
using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Catalogue.Model;

/// <summary>How far a booking has come (CAT-20).</summary>
internal enum AdPlacementStatus
{
    /// <summary>Holds its days; waits for an approval.</summary>
    Requested,

    /// <summary>Will be shown.</summary>
    Approved,

    /// <summary>Is shown; its fee is due.</summary>
    Running,

    /// <summary>Was shown.</summary>
    Ended,

    /// <summary>Not approved; its days are free again.</summary>
    Rejected,

    /// <summary>Given up by its merchant, or not decided on in time; its days are free again.</summary>
    Cancelled,
}

/// <summary>The moves of a booking.</summary>
internal static class AdPlacementStates
{
    public static StateMachine<AdPlacementStatus> Machine { get; } = new(
        (AdPlacementStatus.Requested, AdPlacementStatus.Approved),
        (AdPlacementStatus.Requested, AdPlacementStatus.Rejected),
        (AdPlacementStatus.Requested, AdPlacementStatus.Cancelled),
        (AdPlacementStatus.Approved, AdPlacementStatus.Running),
        (AdPlacementStatus.Approved, AdPlacementStatus.Cancelled),
        (AdPlacementStatus.Running, AdPlacementStatus.Ended));
}

/// <summary>A merchant's booking of an advertising slot for some days, at the price of the day of booking (CAT-20).</summary>
internal sealed class AdPlacement : Stateful<AdPlacementStatus>, IHasTimeline
{
    private AdPlacement()
    {
    }

    /// <summary>The booking's id.</summary>
    public AdPlacementId Id { get; private init; }

    /// <summary>The slot.</summary>
    public AdSlotId SlotId { get; private init; }

    /// <summary>Who has booked.</summary>
    public MerchantId MerchantId { get; private init; }

    /// <summary>The product that is advertised; null for the merchant as a whole.</summary>
    public ProductId? ProductId { get; private init; }

    /// <summary>What it says, at most 120 characters.</summary>
    public string Headline { get; private init; } = "";

    /// <summary>The first day on which it is shown, in the business time zone.</summary>
    public DateOnly From { get; private init; }

    /// <summary>The day before which it ends.</summary>
    public DateOnly Until { get; private init; }

    /// <summary>When it was booked (UTC).</summary>
    public DateTime BookedAt { get; private init; }

    /// <summary>The fee, in minor units.</summary>
    [GraphQLIgnore]
    public long FeeAmount { get; private init; }

    /// <summary>Its currency, by ISO 4217.</summary>
    [GraphQLIgnore]
    public string Currency { get; private init; } = "";

    /// <summary>Who has booked, and does not approve it.</summary>
    [GraphQLIgnore]
    public Guid? BookerId { get; private init; }

    protected override StateMachine<AdPlacementStatus> Machine => AdPlacementStates.Machine;

    protected override string Subject => Subjects.AdPlacement();

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>Books a slot.</summary>
    public static AdPlacement Book(AdPlacementId id, AdSlot slot, MerchantId merchant, AdBooking booking, Actor by, DateTime at)
    {
        var placement = new AdPlacement
        {
            Id = id, SlotId = slot.Id, MerchantId = merchant, ProductId = booking.Product, Headline = booking.Headline, From = booking.From, Until = booking.Until, BookedAt = at,
            FeeAmount = checked(slot.DayPrice * booking.Days), Currency = slot.Currency, BookerId = by.UserId,
        };
        placement.Start(AdPlacementStatus.Requested, by, at, null);
        return placement;
    }

    /// <summary>Lets it be shown.</summary>
    public IUserError? Approve(Actor by, DateTime at) => Decide(AdPlacementActions.Approve, AdPlacementStatus.Approved, null, by, at);

    /// <summary>Does not let it be shown.</summary>
    public IUserError? Reject(string reason, Actor by, DateTime at) => Decide(AdPlacementActions.Reject, AdPlacementStatus.Rejected, reason, by, at);

    /// <summary>Gives it up before it is shown.</summary>
    public IUserError? Cancel(Actor by, DateTime at) => AdPlacementActions.Cancel.RefuseState(Status) ?? Move(AdPlacementStatus.Cancelled, by, at, null);

    /// <summary>Notes what the day says: that it begins, is over, or was not decided on in time.</summary>
    public void Follow(DateOnly today, DateTime at)
    {
        if (Status == AdPlacementStatus.Requested && From <= today)
            Walk(Actor.System, at, (AdPlacementStatus.Cancelled, StepReason.Told("AD_NOT_DECIDED")));
        if (Status == AdPlacementStatus.Approved && From <= today)
        {
            Walk(Actor.System, at, (AdPlacementStatus.Running, null));
            Raise(new AdvertisingFeeDue(Id, MerchantId, SlotId, FeeAmount, Currency, From, Until), at);
        }

        if (Status == AdPlacementStatus.Running && Until <= today)
            Walk(Actor.System, at, (AdPlacementStatus.Ended, null));
    }

    private IUserError? Decide(StateAction<AdPlacementFacts, AdPlacementStatus> action, AdPlacementStatus to, string? reason, Actor by, DateTime at)
    {
        if ((action.RefuseState(Status) ?? Move(to, by, at, reason)) is { } refused)
            return refused;
        Raise(new AdPlacementDecided(Id, MerchantId, to == AdPlacementStatus.Approved), at);
        return null;
    }
}

/// <summary>What is booked; every part has passed its checks.</summary>
internal sealed record AdBooking(DateOnly From, DateOnly Until, string Headline, ProductId? Product)
{
    /// <summary>How many days.</summary>
    public int Days => Until.DayNumber - From.DayNumber;
}

/// <summary>What the rules about a booking ask, seen from one person.</summary>
internal sealed class AdPlacementFacts : IStateFacts<AdPlacementStatus>, IMerchantFacts
{
    public required AdPlacementId Id { get; init; }

    public required MerchantId MerchantId { get; init; }

    public required AdPlacementStatus Status { get; init; }

    public required int StepCount { get; init; }

    public required string Headline { get; init; }

    public required DateTime BookedAt { get; init; }

    /// <summary>Whether the person has booked it.</summary>
    public required bool IsBooker { get; init; }

    Guid? IMerchantFacts.AtMerchant => MerchantId.Value;

    bool IMerchantFacts.IsOwn => false;
}

/// <summary>What can be done with a booking (FE-01).</summary>
internal static class AdPlacementActions
{
    private static readonly ActionGuard<AdPlacementFacts> NotTheBooker = new(f => f.IsBooker, _ => new SeparationOfDutiesError(Text.Of("APPROVER_IS_AUTHOR"), "APPROVER_IS_AUTHOR"));

    /// <summary>Lets it be shown.</summary>
    public static StateAction<AdPlacementFacts, AdPlacementStatus> Approve { get; } =
        new(AdPlacementStates.Machine, Subjects.AdPlacement, "approveAdPlacement", [AdPlacementStatus.Requested], AdPlacementStatus.Approved) { Guards = [NotTheBooker] };

    /// <summary>Does not let it be shown.</summary>
    public static StateAction<AdPlacementFacts, AdPlacementStatus> Reject { get; } =
        new(AdPlacementStates.Machine, Subjects.AdPlacement, "rejectAdPlacement", [AdPlacementStatus.Requested], AdPlacementStatus.Rejected) { Guards = [NotTheBooker] };

    /// <summary>Gives it up.</summary>
    public static StateAction<AdPlacementFacts, AdPlacementStatus> Cancel { get; } =
        new(AdPlacementStates.Machine, Subjects.AdPlacement, "cancelAdPlacement", [AdPlacementStatus.Requested, AdPlacementStatus.Approved], AdPlacementStatus.Cancelled);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<AdPlacementFacts, AdPlacementStatus>> All { get; } = [Approve, Reject, Cancel];
}

/// <summary>The slot is booked on some of the days (CAT-20).</summary>
/// <param name="Message">On which.</param>
/// <param name="Days">The days that are taken.</param>
internal sealed record AdSlotTakenError(string Message, IReadOnlyList<DateOnly> Days) : IUserError
{
    /// <summary><c>AD_SLOT_TAKEN</c>.</summary>
    public string Code => "AD_SLOT_TAKEN";
}

/// <summary>Another slot has this code.</summary>
/// <param name="Message">What to do.</param>
internal sealed record AdSlotCodeTakenError(string Message) : IUserError
{
    /// <summary><c>AD_SLOT_CODE_TAKEN</c>.</summary>
    public string Code => "AD_SLOT_CODE_TAKEN";
}
