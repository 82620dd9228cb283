using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;
using Settlement.Contracts;
using Settlement.Contracts.Events;

namespace Settlement.Model;

/// <summary>A month of settlement, half-open in the business time zone (SET-01).</summary>
internal sealed class SettlementPeriod : Stateful<PeriodStatus>, IHasTimeline
{
    private SettlementPeriod()
    {
    }

    /// <summary>The period's id.</summary>
    public SettlementPeriodId Id { get; private init; }

    /// <summary>The month, as 2026-01.</summary>
    public string Month { get; private init; } = "";

    /// <summary>When it begins (UTC): midnight of the first day in the business time zone.</summary>
    public DateTime StartsAt { get; private init; }

    /// <summary>When it is over (UTC); that moment belongs to the next one.</summary>
    public DateTime EndsAt { get; private init; }

    /// <summary>When the last of its statements was made (UTC); null before.</summary>
    public DateTime? ClosedAt { get; private set; }

    protected override StateMachine<PeriodStatus> Machine => PeriodStates.Machine;

    protected override string Subject => Subjects.Period();

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>Opens a month.</summary>
    public static SettlementPeriod Open(string month, Months months, DateTime at)
    {
        var (startsAt, endsAt) = months.BoundsOf(month);
        var period = new SettlementPeriod { Id = new(Guid.CreateVersion7()), Month = month, StartsAt = startsAt, EndsAt = endsAt };
        period.Start(PeriodStatus.Open, Actor.System, at, null);
        return period;
    }

    /// <summary>Lets nothing more be posted into it.</summary>
    public IUserError? BeginClosing(Actor by, DateTime at) => Move(PeriodStatus.Closing, by, at, null);

    /// <summary>Ends it, once every merchant has its statement.</summary>
    public IUserError? Close(Actor by, DateTime at)
    {
        if (Move(PeriodStatus.Closed, by, at, null) is { } refused)
            return refused;
        ClosedAt = at;
        Raise(new PeriodClosed(Id, Month), at);
        return null;
    }
}

/// <summary>
/// Where everything that is posted into a month passes. Whoever posts or closes changes this row first, so that those who post are either all there when the statements are made, or too late
/// for the month, on both databases.
/// </summary>
[NotAudited]
internal sealed class PeriodGate
{
    public string Month { get; init; } = "";

    public bool IsOpen { get; init; }

    /// <summary>How often it was passed.</summary>
    public long Passed { get; init; }
}
