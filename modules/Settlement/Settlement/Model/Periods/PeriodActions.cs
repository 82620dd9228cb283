using Modular.GraphQL;
using Modular.Kernel;
using Settlement.Contracts;

namespace Settlement.Model;

/// <summary>What the rules about a month ask.</summary>
internal sealed class PeriodFacts : IStateFacts<PeriodStatus>, IMerchantFacts
{
    public required SettlementPeriodId Id { get; init; }

    public required PeriodStatus Status { get; init; }

    /// <summary>Whether the month has passed.</summary>
    public required bool IsOver { get; init; }

    /// <summary>Whether a month before it is not closed.</summary>
    public required bool IsEarlierOpen { get; init; }

    // It is the platform's own, so that a role at a merchant does nothing.
    Guid? IMerchantFacts.AtMerchant => null;

    bool IMerchantFacts.IsOwn => false;
}

/// <summary>What can be done with a month, and in which state (FE-01).</summary>
internal static class PeriodActions
{
    /// <summary>Closes it; one whose closing was interrupted is closed to the end.</summary>
    public static StateAction<PeriodFacts, PeriodStatus> Close { get; } = new(
        PeriodStates.Machine, Subjects.Period, "closePeriod", [PeriodStatus.Open, PeriodStatus.Closing], PeriodStatus.Closed)
    {
        Guards =
        [
            new(f => !f.IsOver, _ => new PeriodNotOverError(Text.Of("PERIOD_NOT_OVER"))),
            new(f => f.IsEarlierOpen, _ => new EarlierPeriodOpenError(Text.Of("EARLIER_PERIOD_OPEN"))),
        ],
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<PeriodFacts, PeriodStatus>> All { get; } = [Close];
}

/// <summary>A month is closed after its end.</summary>
/// <param name="Message">The rule in words.</param>
internal sealed record PeriodNotOverError(string Message) : IUserError
{
    /// <summary><c>PERIOD_NOT_OVER</c>.</summary>
    public string Code => "PERIOD_NOT_OVER";
}

/// <summary>Months are closed in their order, as each statement begins with the balance of the one before.</summary>
/// <param name="Message">The rule in words.</param>
internal sealed record EarlierPeriodOpenError(string Message) : IUserError
{
    /// <summary><c>EARLIER_PERIOD_OPEN</c>.</summary>
    public string Code => "EARLIER_PERIOD_OPEN";
}
