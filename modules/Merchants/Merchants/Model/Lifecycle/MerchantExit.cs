using Merchants.Contracts;
using Merchants.Contracts.Events;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Merchants.Model;

/// <summary>A merchant's way out of the platform (MER-08): no new orders, open ones fulfilled, everything settled and paid, papers kept. The business ends at its end and not before.</summary>
internal sealed class MerchantExit : Stateful<MerchantExitStatus>, IHasTimeline
{
    private readonly List<MerchantExitStepDone> _steps = [];

    private MerchantExit()
    {
    }

    /// <summary>The exit's id.</summary>
    public MerchantExitId Id { get; private init; }

    /// <summary>The merchant.</summary>
    public MerchantId MerchantId { get; private init; }

    /// <summary>Why it leaves.</summary>
    public MerchantExitCause Cause { get; private init; }

    /// <summary>The sanction that removes it; null where it leaves by its own wish.</summary>
    public MerchantSanctionId? SanctionId { get; private init; }

    /// <summary>The words to it.</summary>
    public string Reason { get; private init; } = "";

    [GraphQLIgnore]
    public Guid? BegunById { get; private init; }

    /// <summary>When it began (UTC).</summary>
    public DateTime BegunAt { get; private init; }

    /// <summary>When new orders are stopped (UTC).</summary>
    public DateTime StopsOrdersAt { get; private init; }

    /// <summary>The last step that is done.</summary>
    public MerchantExitStep Step { get; private set; }

    /// <summary>Until when identity and papers are kept (UTC); null before that step.</summary>
    public DateTime? PapersKeptUntil { get; private set; }

    /// <summary>The steps that are done, in their order.</summary>
    [GraphQLIgnore]
    public IReadOnlyList<MerchantExitStepDone> Steps => _steps;

    protected override StateMachine<MerchantExitStatus> Machine => MerchantExitStates.Machine;

    protected override string Subject => Text.Of("SUBJECT_EXIT");

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>Begins one: notice is given with it.</summary>
    public static MerchantExit Begin(MerchantId merchant, MerchantSanction? removal, string reason, DateTime stopsOrdersAt, Actor by, DateTime at, MerchantExitId? id = null)
    {
        var exit = new MerchantExit
        {
            Id = id ?? new(Guid.CreateVersion7()), MerchantId = merchant, Cause = removal is null ? MerchantExitCause.OwnWish : MerchantExitCause.Removal, SanctionId = removal?.Id, Reason = reason,
            BegunById = by.UserId, BegunAt = at, StopsOrdersAt = stopsOrdersAt, Step = MerchantExitStep.NoticeGiven,
        };
        exit._steps.Add(new(exit.Id, MerchantExitStep.NoticeGiven, at));
        exit.Start(MerchantExitStatus.Running, by, at, reason);
        exit.Raise(new MerchantExitBegun(exit.Id, merchant), at);
        return exit;
    }

    /// <summary>Does the next step.</summary>
    /// <exception cref="InvalidOperationException">It is not the next one, or the exit has ended.</exception>
    public void Do(MerchantExitStep step, DateTime at)
    {
        if (Status != MerchantExitStatus.Running || step != Step + 1)
            throw new InvalidOperationException($"{step} does not follow {Step} of an exit that is {Status}.");
        Step = step;
        _steps.Add(new(Id, step, at));
    }

    /// <summary>Keeps the papers, the last step, and ends it.</summary>
    public void Complete(DateTime papersKeptUntil, DateTime at)
    {
        Do(MerchantExitStep.PapersKept, at);
        PapersKeptUntil = papersKeptUntil;
        Walk(Actor.System, at, (MerchantExitStatus.Completed, null));
        Raise(new MerchantExitCompleted(Id, MerchantId), at);
    }

    /// <summary>Calls it off: the merchant stays, suspended until it is let do business again.</summary>
    public IUserError? CallOff(string reason, Actor by, DateTime at)
    {
        if (Move(MerchantExitStatus.CalledOff, by, at, reason) is { } refused)
            return refused;
        Raise(new MerchantExitCalledOff(Id, MerchantId), at);
        return null;
    }
}

/// <summary>A step of an exit that is done.</summary>
/// <param name="exitId">The exit.</param>
/// <param name="step">The step.</param>
/// <param name="at">When (UTC).</param>
internal sealed class MerchantExitStepDone(MerchantExitId exitId, MerchantExitStep step, DateTime at)
{
    [GraphQLIgnore]
    public MerchantExitId ExitId { get; private init; } = exitId;

    /// <summary>The step.</summary>
    public MerchantExitStep Step { get; private init; } = step;

    /// <summary>When it was done (UTC).</summary>
    public DateTime At { get; private init; } = at;
}
