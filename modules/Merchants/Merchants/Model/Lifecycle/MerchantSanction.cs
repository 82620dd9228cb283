using Merchants.Contracts;
using Merchants.Contracts.Events;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;

namespace Merchants.Model;

/// <summary>A sanction, or a reward, of a merchant (MER-08): the merchant is heard first, and another one than the proposer approves. Penalties in money are Settlement's (SET-11).</summary>
internal sealed class MerchantSanction : Stateful<MerchantSanctionStatus>, IHasTimeline
{
    private MerchantSanction()
    {
    }

    /// <summary>The sanction's id.</summary>
    public MerchantSanctionId Id { get; private init; }

    /// <summary>The merchant.</summary>
    public MerchantId MerchantId { get; private init; }

    /// <summary>What the merchant is sanctioned or rewarded with.</summary>
    public MerchantSanctionKind Kind { get; private init; }

    /// <summary>What it stands on.</summary>
    public SanctionBasis Basis { get; private init; }

    /// <summary>The article or clause that it stands on.</summary>
    public string Clause { get; private init; } = "";

    /// <summary>What happened.</summary>
    public string Reason { get; private init; } = "";

    /// <summary>When a suspension ends by itself (UTC); null where it stands until it is taken back.</summary>
    public DateTime? Until { get; private init; }

    [GraphQLIgnore]
    public Guid ProposerId { get; private init; }

    /// <summary>When it was proposed (UTC).</summary>
    public DateTime ProposedAt { get; private init; }

    /// <summary>Until when the merchant can be heard (UTC).</summary>
    public DateTime HearingUntil { get; private init; }

    [GraphQLIgnore]
    public SealedText Statement { get; private set; } = SealedText.Empty;

    /// <summary>When the merchant was heard, or the time for it had passed (UTC); null until then.</summary>
    public DateTime? HeardAt { get; private set; }

    [GraphQLIgnore]
    public Guid? ApproverId { get; private set; }

    /// <summary>From when on it is to take effect (UTC); null until it is approved.</summary>
    public DateTime? EffectiveFrom { get; private set; }

    /// <summary>When a suspension has ended by itself (UTC); null until then, and for anything else.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>Whether it was this sanction that stopped the business, which then goes on when it ends.</summary>
    [GraphQLIgnore]
    public bool HasSuspended { get; private set; }

    protected override StateMachine<MerchantSanctionStatus> Machine => MerchantSanctionStates.Machine;

    protected override string Subject => Text.Of("SUBJECT_SANCTION");

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>Proposes one.</summary>
    public static MerchantSanction Propose(ProposedSanction proposed, DateTime hearingUntil, Actor by, DateTime at, MerchantSanctionId? id = null)
    {
        var sanction = new MerchantSanction
        {
            Id = id ?? new(Guid.CreateVersion7()), MerchantId = proposed.Merchant, Kind = proposed.Kind, Basis = proposed.Basis, Clause = proposed.Clause, Reason = proposed.Reason, Until = proposed.Until,
            ProposerId = by.Id, ProposedAt = at, HearingUntil = hearingUntil,
        };
        sanction.Start(MerchantSanctionStatus.Proposed, by, at, proposed.Reason);
        sanction.Raise(new MerchantSanctionProposed(sanction.Id, sanction.MerchantId), at);
        return sanction;
    }

    /// <summary>Takes the merchant's words, or notes that the time for them has passed.</summary>
    public IUserError? Hear(string? statement, Actor by, DateTime at)
    {
        if (Move(MerchantSanctionStatus.MerchantHeard, by, at, statement is null ? StepReason.Told("HEARING_OVER") : StepReason.Told("STATEMENT_MADE")) is { } refused)
            return refused;
        (HeardAt, Statement) = (at, statement is null ? SealedText.Empty : SealedText.Of(statement));
        Raise(new MerchantSanctionHeard(Id, MerchantId), at);
        return null;
    }

    /// <summary>Approves it. Whether the approver may is for the rules of the action to say.</summary>
    public IUserError? Approve(DateTime effectiveFrom, Actor by, DateTime at)
    {
        if (Move(MerchantSanctionStatus.Approved, by, at, null) is { } refused)
            return refused;
        (ApproverId, EffectiveFrom) = (by.Id, effectiveFrom);
        return null;
    }

    /// <summary>Takes effect.</summary>
    /// <param name="hasSuspended">Whether it stops the business now.</param>
    /// <param name="at">When (UTC).</param>
    public IUserError? TakeEffect(bool hasSuspended, DateTime at)
    {
        if (Move(MerchantSanctionStatus.Effective, Actor.System, at, null) is { } refused)
            return refused;
        HasSuspended = hasSuspended;
        Raise(new MerchantSanctionEffective(Id, MerchantId, StateName.Of(Kind)), at);
        return null;
    }

    /// <summary>The business that another sanction had stopped is stopped by this one from now on.</summary>
    public void TakeOver() => HasSuspended = true;

    /// <summary>Ends a suspension whose time is over.</summary>
    public void End(DateTime at) => EndedAt ??= at;

    /// <summary>Takes it back.</summary>
    public IUserError? Revoke(string reason, Actor by, DateTime at)
    {
        if (Move(MerchantSanctionStatus.Revoked, by, at, reason) is { } refused)
            return refused;
        Raise(new MerchantSanctionRevoked(Id, MerchantId), at);
        return null;
    }

    /// <summary>Lets go of the words of a person (ACC-03).</summary>
    public void Erase() => Statement = SealedText.Empty;
}

/// <summary>What is about to be proposed.</summary>
/// <param name="Merchant">The merchant.</param>
/// <param name="Kind">What with.</param>
/// <param name="Basis">What it stands on.</param>
/// <param name="Clause">The article or clause.</param>
/// <param name="Reason">What happened.</param>
/// <param name="Until">When a suspension ends by itself (UTC).</param>
internal sealed record ProposedSanction(MerchantId Merchant, MerchantSanctionKind Kind, SanctionBasis Basis, string Clause, string Reason, DateTime? Until);
