using Accounts.Contracts;
using Catalogue.Contracts;
using Catalogue.Contracts.Inbound;
using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using QC.Contracts;
using QC.Contracts.Events;
using Risk.Contracts;
using Risk.Contracts.Inbound;
using Settlement.Contracts.Inbound;
using StaffPerformance.Contracts.Inbound;

namespace QC.Model;

/// <summary>
/// What an inspection found, and what becomes of it until it is mended and rechecked, or waived (QC-10 to QC-12). Of a critical one other modules are told in the same transaction; its
/// id is the id of the fault with all of them.
/// </summary>
internal sealed class Finding : Stateful<FindingStatus>, IHasTimeline
{
    // A fault that was let through once may be so again, and harms whoever buys.
    private const int Likelihood = 3;
    private const int Impact = 4;

    private Finding()
    {
    }

    /// <summary>The finding's id.</summary>
    public FindingId Id { get; private init; }

    /// <summary>The inspection that found it.</summary>
    public InspectionId InspectionId { get; private init; }

    /// <summary>The number of the item that failed.</summary>
    public int ItemNumber { get; private init; }

    /// <summary>The product that it was found at.</summary>
    public ProductId ProductId { get; private init; }

    /// <summary>The merchant that it is about.</summary>
    public MerchantId MerchantId { get; private init; }

    /// <summary>What it is about.</summary>
    public ChecklistDomain Domain { get; private init; }

    /// <summary>The stable code of the fault, in upper snake case.</summary>
    public string FaultCode { get; private init; } = "";

    /// <summary>What was to be checked.</summary>
    public string ItemText { get; private init; } = "";

    /// <summary>The inspector's words; null where there are none.</summary>
    public string? Note { get; private init; }

    /// <summary>Whether the product may not be sold with it.</summary>
    public bool IsCritical { get; private init; }

    [GraphQLIgnore]
    public long? PenaltyAmount { get; private init; }

    [GraphQLIgnore]
    public string? PenaltyCurrency { get; private init; }

    /// <summary>Who of the staff answers for it (QC-14); null for nobody.</summary>
    [GraphQLIgnore]
    public UserId? ResponsibleId { get; private init; }

    /// <summary>Who found it, and does not waive it.</summary>
    [GraphQLIgnore]
    public Guid InspectorId { get; private init; }

    /// <summary>When it was found (UTC).</summary>
    public DateTime FoundAt { get; private init; }

    /// <summary>Who is to mend it; null before it is given to somebody.</summary>
    public UserId? OwnerId { get; private set; }

    /// <summary>By when it is to be mended (UTC); null before it is given to somebody.</summary>
    public DateTime? DueAt { get; private set; }

    /// <summary>What is to be reached; null before it is given to somebody.</summary>
    public string? Goal { get; private set; }

    /// <summary>Who said that it is mended, last.</summary>
    [GraphQLIgnore]
    public UserId? FixedById { get; private set; }

    /// <summary>When it was said to be mended, last (UTC); null where never.</summary>
    public DateTime? FixedAt { get; private set; }

    /// <summary>How often a recheck found it as it was.</summary>
    public int ReopenCount { get; private set; }

    /// <summary>How many entries tell how far it has come.</summary>
    [GraphQLIgnore]
    public int ProgressCount { get; private set; }

    /// <summary>The deadline that passed and was told; null where none was.</summary>
    [GraphQLIgnore]
    public DateTime? EscalatedDueAt { get; private set; }

    /// <summary>When it came to its end (UTC): closed or waived; null until then.</summary>
    public DateTime? EndedAt { get; private set; }

    protected override StateMachine<FindingStatus> Machine => FindingStates.Machine;

    protected override string Subject => Subjects.Finding();

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>An item failed. Other modules are told of a critical one.</summary>
    public static Finding Open(FindingId id, Inspection inspection, InspectionItem item, UserId? responsible, DateTime at)
    {
        var finding = new Finding
        {
            Id = id, InspectionId = inspection.Id, ItemNumber = item.Number, ProductId = inspection.ProductId, MerchantId = inspection.MerchantId, Domain = item.Domain, FaultCode = item.FaultCode,
            ItemText = item.Text, Note = item.Note, IsCritical = item.IsCritical, PenaltyAmount = item.IsCritical ? item.PenaltyAmount : null,
            PenaltyCurrency = item.IsCritical ? item.PenaltyCurrency : null, ResponsibleId = item.IsCritical ? responsible : null,
            InspectorId = inspection.InspectorId ?? throw new InvalidOperationException("Nobody has inspected it."), FoundAt = at,
        };
        // By the platform: what was found is told to the merchant, who found it is not.
        finding.Start(FindingStatus.Open, Actor.System, at, StepReason.Told("FAULT_REPORTED", item.FaultCode));
        finding.Raise(new FindingOpened(id, finding.MerchantId, finding.ProductId, item.FaultCode, item.IsCritical), at);
        if (item.IsCritical)
            finding.TellOthers(item.PointsDeducted, at);
        return finding;
    }

    /// <summary>Gives it to somebody, whoever had it before; the deadline is another one then, and is told of again where it passes.</summary>
    public IUserError? Assign(UserId owner, DateTime dueAt, string goal, Actor by, DateTime at)
    {
        if (Move(FindingStatus.Assigned, by, at, goal) is { } refused)
            return refused;
        (OwnerId, DueAt, Goal) = (owner, dueAt, goal);
        Raise(new FindingAssigned(Id, MerchantId, owner, dueAt), at);
        return null;
    }

    /// <summary>Begins to mend it.</summary>
    public IUserError? BeginToMend(Actor by, DateTime at) => FindingActions.Begin.RefuseState(Status) ?? Move(FindingStatus.InProgress, by, at, null);

    /// <summary>Tells how far it has come.</summary>
    public IUserError? TellProgress(string words, Actor by, DateTime at, out ProgressEntry? entry)
    {
        entry = null;
        if (FindingActions.Progress.RefuseState(Status) is { } refused)
            return refused;
        entry = ProgressEntry.Of(Id, ++ProgressCount, words, by.Id, at);
        return null;
    }

    /// <summary>Says that it is mended.</summary>
    public IUserError? MarkFixed(string note, Actor by, DateTime at)
    {
        if (Move(FindingStatus.Fixed, by, at, note) is { } refused)
            return refused;
        (FixedById, FixedAt) = (new UserId(by.Id), at);
        Raise(new FindingFixed(Id, MerchantId), at);
        return null;
    }

    /// <summary>Takes the recheck. Who mended it leaves that to somebody else, which <see cref="FindingActions"/> says.</summary>
    public IUserError? BeginRecheck(Actor by, DateTime at) => Move(FindingStatus.Rechecking, by, at, null);

    /// <summary>Says what the recheck came to. What other modules did stands until it is mended; the penalty and what the staff answer for stay even then.</summary>
    public IUserError? Conclude(RecheckVerdict verdict, string? note, Actor by, DateTime at)
    {
        if (Move(verdict == RecheckVerdict.Passed ? FindingStatus.Closed : FindingStatus.Reopened, by, at, note) is { } refused)
            return refused;
        if (verdict == RecheckVerdict.Failed)
        {
            ReopenCount++;
            Raise(new FindingReopened(Id, MerchantId), at);
            return null;
        }

        EndedAt = at;
        Raise(new FindingClosed(Id, MerchantId), at);
        ClearFault(at);
        return null;
    }

    /// <summary>Lets it stand no more: nothing of it is held against anybody.</summary>
    public IUserError? Waive(string reason, Actor by, DateTime at)
    {
        if (Move(FindingStatus.Waived, by, at, reason) is { } refused)
            return refused;
        EndedAt = at;
        Raise(new FindingWaived(Id, MerchantId), at);
        ClearFault(at);
        if (PenaltyAmount is not null)
            Raise(new MerchantPenaltyWaived(Id.Value, MerchantId), at);
        if (ResponsibleId is { } user)
            Raise(new ResponsibilityWithdrawn(Id.Value, user), at);
        return null;
    }

    /// <summary>Tells that the deadline has passed, once for each.</summary>
    public void Escalate(DateTime at)
    {
        if (DueAt is not { } due || due >= at || EscalatedDueAt == due)
            return;
        EscalatedDueAt = due;
        Raise(new FindingOverdue(Id, MerchantId, due), at);
    }

    private void TellOthers(int points, DateTime at)
    {
        Raise(new ProductQualityFaultFound(ProductId, Id.Value, FaultCode), at);
        if (PenaltyAmount is { } amount)
            Raise(new MerchantPenaltyCharged(Id.Value, MerchantId, amount, PenaltyCurrency!, FaultCode), at);
        if (ResponsibleId is { } user)
            Raise(new ResponsibilityFound(Id.Value, user, points, FaultCode), at);
        Raise(new RiskSignalled(Id.Value, MerchantId, RiskCategory.Quality, FaultCode, Likelihood, Impact), at);
    }

    private void ClearFault(DateTime at)
    {
        if (!IsCritical)
            return;
        Raise(new ProductQualityFaultCleared(ProductId, Id.Value), at);
        Raise(new RiskSignalCleared(Id.Value, MerchantId), at);
    }
}
