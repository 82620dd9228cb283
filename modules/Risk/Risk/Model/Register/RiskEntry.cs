using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Risk.Contracts;
using Risk.Contracts.Events;

namespace Risk.Model;

/// <summary>An entry of the risk register: what may do harm, how grave it is, and what is done about it (RSK-01).</summary>
[GraphQLName("Risk")]
internal sealed class RiskEntry : Stateful<RiskStatus>, IHasTimeline
{
    private RiskEntry()
    {
    }

    /// <summary>The risk's id.</summary>
    public RiskId Id { get; private init; }

    /// <summary>What it is called; of what another module signalled, its code.</summary>
    public string Title { get; private init; } = "";

    /// <summary>What may happen, and from what; null where nothing was said.</summary>
    public string? Description { get; private init; }

    /// <summary>What it is about.</summary>
    public RiskCategory Category { get; private init; }

    /// <summary>The merchant that it is about; null where it is about none.</summary>
    public MerchantId? MerchantId { get; private init; }

    /// <summary>What it was signalled for, by the id that its module knows it by; null where somebody entered it.</summary>
    public Guid? Source { get; private init; }

    /// <summary>Who entered it, by id; null where another module signalled it.</summary>
    [GraphQLIgnore]
    public Guid? IdentifiedById { get; private init; }

    /// <summary>When it was entered (UTC).</summary>
    public DateTime IdentifiedAt { get; private init; }

    /// <summary>How likely it is by its last assessment, from 1 to 5; null before the first.</summary>
    public int? Likelihood { get; private set; }

    /// <summary>How much harm it does by its last assessment, from 1 to 5; null before the first.</summary>
    public int? Impact { get; private set; }

    /// <summary>Likelihood × impact by its last assessment, from 1 to 25 (RSK-02); null before the first.</summary>
    public int? Score { get; private set; }

    /// <summary>The level by its last assessment (RSK-02); null before the first.</summary>
    public RiskLevel? Level { get; private set; }

    /// <summary>When it was last assessed (UTC); null before.</summary>
    public DateTime? AssessedAt { get; private set; }

    /// <summary>Since when there is a response plan that answers the last assessment (UTC, RSK-03); null without one.</summary>
    public DateTime? PlannedAt { get; private set; }

    /// <summary>Until when it is accepted (UTC, RSK-14); null where it is not.</summary>
    public DateTime? AcceptedUntil { get; private set; }

    /// <summary>Who accepted it, by id; null where it is not.</summary>
    [GraphQLIgnore]
    public Guid? AcceptedById { get; private set; }

    /// <summary>When it was closed (UTC); null before.</summary>
    public DateTime? ClosedAt { get; private set; }

    protected override StateMachine<RiskStatus> Machine => RiskStates.Machine;

    protected override string Subject => Subjects.Risk();

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>Makes an entry.</summary>
    public static RiskEntry Identify(NewRisk made, Actor by, DateTime at)
    {
        var entry = new RiskEntry
        {
            Id = made.Id, Title = made.Title, Description = made.Description, Category = made.Category, MerchantId = made.Merchant, Source = made.Source,
            IdentifiedById = by.UserId, IdentifiedAt = at,
        };
        entry.Start(RiskStatus.Identified, by, at, null);
        entry.Raise(new RiskIdentified(entry.Id, entry.MerchantId, entry.Category, entry.Source), at);
        return entry;
    }

    /// <summary>Judges it, for the first time or anew: what was planned and accepted before does not answer it any more.</summary>
    /// <returns>The assessment, to be added; or why it cannot be.</returns>
    public (RiskAssessment? Assessment, IUserError? Error) Assess(RiskJudgement judged, RiskMatrix matrix, Actor by, DateTime at)
    {
        if ((RiskActions.Assess.RefuseState(Status) ?? Move(RiskStatus.Assessed, by, at, judged.Note)) is { } refused)
            return (null, refused);
        var assessment = RiskAssessment.Of(Id, judged, matrix, by, at);
        (Likelihood, Impact, Score, Level, AssessedAt) = (assessment.Likelihood, assessment.Impact, assessment.Score, assessment.Level, at);
        (PlannedAt, AcceptedUntil, AcceptedById) = (null, null, null);
        return (assessment, null);
    }

    /// <summary>Notes that a response plan answers the last assessment.</summary>
    public IUserError? Plan(DateTime at)
    {
        if (RiskActions.Plan.RefuseState(Status) is { } refused)
            return refused;
        PlannedAt = at;
        return null;
    }

    /// <summary>Begins to do something against it.</summary>
    public IUserError? Treat(Actor by, DateTime at)
    {
        if ((RiskActions.Treat.RefuseState(Status) ?? (IUserError?)RiskActions.PlanMissing(Level, PlannedAt is not null)) is { } refused)
            return refused;
        return Move(RiskStatus.Treating, by, at, null);
    }

    /// <summary>Takes it upon somebody until a day (RSK-14).</summary>
    public IUserError? Accept(DateTime until, string note, Actor by, DateTime at)
    {
        if (Move(RiskStatus.Accepted, by, at, note) is { } refused)
            return refused;
        (AcceptedUntil, AcceptedById) = (until, by.Id);
        return null;
    }

    /// <summary>Takes it back to be judged or accepted anew where its acceptance is over (RSK-14); false where it is not.</summary>
    public bool ExpireAcceptance(DateTime at)
    {
        if (Status != RiskStatus.Accepted || AcceptedUntil > at)
            return false;
        Walk(Actor.System, at, (RiskStatus.Assessed, StepReason.Told("ACCEPTANCE_EXPIRED")));
        (AcceptedUntil, AcceptedById) = (null, null);
        return true;
    }

    /// <summary>Only watches it from now on.</summary>
    public IUserError? Watch(Actor by, DateTime at)
    {
        if ((RiskActions.Watch.RefuseState(Status) ?? Move(RiskStatus.Monitoring, by, at, null)) is { } refused)
            return refused;
        (AcceptedUntil, AcceptedById) = (null, null);
        return null;
    }

    /// <summary>Only watches it from now on, since what was signalled is mended; nothing where it is watched or closed already.</summary>
    public void Clear(DateTime at)
    {
        if (Status is RiskStatus.Monitoring or RiskStatus.Closed)
            return;
        Walk(Actor.System, at, (RiskStatus.Monitoring, StepReason.Told("SIGNAL_CLEARED")));
        (AcceptedUntil, AcceptedById) = (null, null);
    }

    /// <summary>Ends it.</summary>
    public IUserError? Close(string note, Actor by, DateTime at)
    {
        if (Move(RiskStatus.Closed, by, at, note) is { } refused)
            return refused;
        ClosedAt = at;
        return null;
    }
}

/// <summary>What is known of a risk when it is entered.</summary>
internal sealed record NewRisk(RiskId Id, string Title, string? Description, RiskCategory Category, MerchantId? Merchant, Guid? Source);
