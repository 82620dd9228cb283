using Merchants.Contracts;
using Merchants.Contracts.Events;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Merchants.Model;

/// <summary>A merchant of the platform.</summary>
internal sealed class Merchant : Stateful<MerchantStatus>, IHasTimeline
{
    private Merchant()
    {
    }

    /// <summary>The merchant's id.</summary>
    public MerchantId Id { get; private init; }

    /// <summary>The company's name as on the licence.</summary>
    public string Name { get; private init; } = "";

    /// <summary>The unified social credit code, 18 characters.</summary>
    public string Uscc { get; private init; } = "";

    /// <summary>The registered address.</summary>
    public string? Address { get; private init; }

    /// <summary>Whom to talk to.</summary>
    public Contact Contact { get; private set; } = new();

    /// <summary>The application that it came from.</summary>
    public MerchantApplicationId ApplicationId { get; private init; }

    /// <summary>The merchant's user.</summary>
    [GraphQLIgnore]
    public Guid OwnerId { get; private init; }

    /// <summary>Counts what was decided about it beside its status: each makes it another version, so that nobody decides on what has changed meanwhile.</summary>
    [GraphQLIgnore]
    public int DecisionCount { get; private set; }

    /// <summary>When it became a merchant (UTC).</summary>
    public DateTime CreatedAt { get; private init; }

    /// <summary>Since which day a mandatory paper is out of date without another in its place (DOC-25): nothing new is listed, and after the days of grace the business is suspended; null while all is right.</summary>
    public DateOnly? PapersExpiredOn { get; private set; }

    protected override StateMachine<MerchantStatus> Machine => MerchantStates.Machine;

    protected override string Subject => Subjects.Merchant();

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>Founds the merchant of an application that both sides have signed.</summary>
    public static Merchant Found(MerchantId id, MerchantApplication application, Actor by, DateTime at)
    {
        var merchant = new Merchant
        {
            Id = id,
            Name = application.LegalName,
            Uscc = application.Uscc,
            Address = application.Address,
            Contact = new() { Name = application.Contact.Name, Phone = application.Contact.Phone, Email = application.Contact.Email },
            ApplicationId = application.Id,
            OwnerId = application.OwnerId,
            CreatedAt = at,
        };
        merchant.Start(MerchantStatus.Active, by, at, StepReason.Told("AGREEMENT_SIGNED"));
        merchant.Raise(new MerchantActivated(id, application.Id), at);
        return merchant;
    }

    /// <summary>Lets go of all that is personal in it (ACC-03); state, company and history stay.</summary>
    public void Erase() => Contact = new();

    /// <summary>Stops new orders; open ones are still fulfilled.</summary>
    public IUserError? Suspend(StepReason? reason, Actor by, DateTime at) => Turn(MerchantActions.Suspend, MerchantStatus.Suspended, reason, by, at, new MerchantSuspended(Id));

    /// <summary>Lets a suspended merchant do business again.</summary>
    public IUserError? Resume(StepReason? reason, Actor by, DateTime at) => Turn(MerchantActions.Resume, MerchantStatus.Active, reason, by, at, new MerchantResumed(Id));

    /// <summary>Notes whether all mandatory papers are valid; nothing happens where that is known.</summary>
    public void NotePapers(bool areExpired, DateTime at)
    {
        if (areExpired == PapersExpiredOn is not null)
            return;
        PapersExpiredOn = areExpired ? BusinessDay.DayAt(at) : null;
        Raise(areExpired ? new MerchantPapersExpired(Id) : new MerchantPapersRenewed(Id), at);
    }

    /// <summary>Ends the business with a suspended merchant for good.</summary>
    public IUserError? Terminate(StepReason? reason, Actor by, DateTime at) => Turn(MerchantActions.Terminate, MerchantStatus.Terminated, reason, by, at, new MerchantTerminated(Id));

    /// <summary>Stops the business by the platform itself, for a reason with a code; nothing where it is stopped already.</summary>
    /// <returns>Whether it was stopped now.</returns>
    public bool Stop(StepReason reason, DateTime at)
    {
        Touch();
        return Status == MerchantStatus.Active && Suspend(reason, Actor.System, at) is null;
    }

    /// <summary>Something was decided about it beside its status.</summary>
    public void Touch() => DecisionCount++;

    private IllegalTransitionError? Turn(StateAction<MerchantFacts, MerchantStatus> action, MerchantStatus to, StepReason? reason, Actor by, DateTime at, IEvent told)
    {
        if ((action.RefuseState(Status) ?? Move(to, by, at, reason)) is { } refused)
            return refused;
        Raise(told, at);
        return null;
    }
}
