using Merchants.Contracts;
using Merchants.Contracts.Events;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Merchants.Model;

/// <summary>A span of time in which a merchant takes no new orders, planned by it beforehand: holidays, a move. It is separate from the merchant's status.</summary>
internal sealed class MerchantClosure : Stateful<MerchantClosureStatus>, IHasTimeline
{
    private MerchantClosure()
    {
    }

    /// <summary>The closure's id.</summary>
    public MerchantClosureId Id { get; private init; }

    /// <summary>The merchant.</summary>
    public MerchantId MerchantId { get; private init; }

    /// <summary>From when on no new orders are taken (UTC).</summary>
    public DateTime From { get; private init; }

    /// <summary>From when on they are taken again (UTC).</summary>
    public DateTime To { get; private init; }

    /// <summary>Why.</summary>
    public string Reason { get; private init; } = "";

    protected override StateMachine<MerchantClosureStatus> Machine => MerchantClosureStates.Machine;

    protected override string Subject => Text.Of("SUBJECT_CLOSURE");

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>Plans one.</summary>
    public static MerchantClosure Plan(MerchantId merchant, DateTime from, DateTime to, string reason, Actor by, DateTime at, MerchantClosureId? id = null)
    {
        var closure = new MerchantClosure { Id = id ?? new(Guid.CreateVersion7()), MerchantId = merchant, From = from, To = to, Reason = reason };
        closure.Start(MerchantClosureStatus.Planned, by, at, reason);
        return closure;
    }

    /// <summary>Begins it.</summary>
    public IUserError? Begin(DateTime at)
    {
        if (Move(MerchantClosureStatus.Running, Actor.System, at, null) is { } refused)
            return refused;
        Raise(new MerchantClosureBegan(Id, MerchantId), at);
        return null;
    }

    /// <summary>Ends it.</summary>
    public IUserError? End(Actor by, DateTime at)
    {
        if (Move(MerchantClosureStatus.Ended, by, at, null) is { } refused)
            return refused;
        Raise(new MerchantClosureEnded(Id, MerchantId), at);
        return null;
    }

    /// <summary>Cancels one that has not begun, or ends one that has.</summary>
    public IUserError? Cancel(Actor by, DateTime at) =>
        MerchantClosureActions.Cancel.RefuseState(Status) ?? (Status == MerchantClosureStatus.Running ? End(by, at) : Move(MerchantClosureStatus.Cancelled, by, at, null));
}

/// <summary>Where a planned closure stands.</summary>
internal enum MerchantClosureStatus
{
    /// <summary>Its time is still to come.</summary>
    Planned,

    /// <summary>No new orders are taken.</summary>
    Running,

    /// <summary>It is over.</summary>
    Ended,

    /// <summary>Given up before it began.</summary>
    Cancelled,
}

/// <summary>The moves of a closure.</summary>
internal static class MerchantClosureStates
{
    public static StateMachine<MerchantClosureStatus> Machine { get; } = new(
        (MerchantClosureStatus.Planned, MerchantClosureStatus.Running), (MerchantClosureStatus.Planned, MerchantClosureStatus.Cancelled), (MerchantClosureStatus.Running, MerchantClosureStatus.Ended));
}

/// <summary>What the rules about a closure ask.</summary>
internal sealed class ClosureFacts : IStateFacts<MerchantClosureStatus>, IMerchantFacts
{
    public required MerchantId MerchantId { get; init; }

    public required MerchantClosureStatus Status { get; init; }

    Guid? IMerchantFacts.AtMerchant => MerchantId.Value;

    bool IMerchantFacts.IsOwn => false;

    public static ClosureFacts Of(MerchantClosure closure) => new() { MerchantId = closure.MerchantId, Status = closure.Status };
}

/// <summary>What can be done with a closure (FE-01): the one declaration for the mutations and <c>allowedActions</c>.</summary>
internal static class MerchantClosureActions
{
    /// <summary>Gives it up, or ends it before its time.</summary>
    public static StateAction<ClosureFacts, MerchantClosureStatus> Cancel { get; } = new(
        MerchantClosureStates.Machine, () => Text.Of("SUBJECT_CLOSURE"), "cancelClosure", [MerchantClosureStatus.Planned, MerchantClosureStatus.Running], null)
    {
        LeadsTo = f => f.Status switch
        {
            MerchantClosureStatus.Planned => MerchantClosureStatus.Cancelled, MerchantClosureStatus.Running => MerchantClosureStatus.Ended, var other => other,
        },
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<ClosureFacts, MerchantClosureStatus>> All { get; } = [Cancel];
}
