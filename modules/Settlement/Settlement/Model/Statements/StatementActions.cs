using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Settlement.Contracts;

namespace Settlement.Model;

/// <summary>What the rules about a statement ask.</summary>
internal sealed class StatementFacts : IStateFacts<StatementStatus>, IMerchantFacts
{
    public required StatementId Id { get; init; }

    public required StatementStatus Status { get; init; }

    public required int StepCount { get; init; }

    public required MerchantId MerchantId { get; init; }

    public required string Period { get; init; }

    public required string Currency { get; init; }

    /// <summary>What becomes payable by it, in minor units.</summary>
    public required long Payable { get; init; }

    /// <summary>By when it is confirmed or disputed (UTC); null before it is issued.</summary>
    public required DateTime? ConfirmDueAt { get; init; }

    /// <summary>Whether that time is over.</summary>
    public required bool IsLate { get; init; }

    /// <summary>By when it should be paid (UTC); null where nothing is payable.</summary>
    public required DateTime? PayDueAt { get; init; }

    /// <summary>Whether a payout of it is there that was not taken back.</summary>
    public required bool HasPayout { get; init; }

    Guid? IMerchantFacts.AtMerchant => MerchantId.Value;

    bool IMerchantFacts.IsOwn => false;
}

/// <summary>What can be done with a statement, and in which state (FE-01).</summary>
internal static class StatementActions
{
    /// <summary>Gives it to the merchant.</summary>
    public static StateAction<StatementFacts, StatementStatus> Issue { get; } = Step("issueStatement", StatementStatus.Calculated, StatementStatus.Issued);

    /// <summary>Finds it right.</summary>
    public static StateAction<StatementFacts, StatementStatus> Confirm { get; } = Settling("confirmStatement", StatementStatus.Issued, StatementStatus.Confirmed);

    /// <summary>Says that it is wrong, in time: silence is consent, whether or not it has been written down yet (SET-12).</summary>
    public static StateAction<StatementFacts, StatementStatus> Dispute { get; } = new(StatementStates.Machine, Subjects.Statement, "disputeStatement", [StatementStatus.Issued], StatementStatus.Disputed)
    {
        Guards = [new(f => f.IsLate, f => new DisputeWindowOverError(Text.Of("DISPUTE_WINDOW_OVER"), f.ConfirmDueAt!.Value))],
    };

    /// <summary>Answers a dispute.</summary>
    public static StateAction<StatementFacts, StatementStatus> Adjust { get; } = Settling("adjustStatement", StatementStatus.Disputed, StatementStatus.Adjusted);

    /// <summary>Makes a payout of what it made payable; the statement stays as it is until the bank has paid.</summary>
    public static StateAction<StatementFacts, StatementStatus> CreatePayout { get; } = new(StatementStates.Machine, Subjects.Statement, "createPayout", [StatementStatus.Payable], null)
    {
        Guards = [new(f => f.HasPayout, _ => new PayoutExistsError(Text.Of("PAYOUT_EXISTS")))],
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<StatementFacts, StatementStatus>> All { get; } = [Issue, Confirm, Dispute, Adjust, CreatePayout];

    private static StateAction<StatementFacts, StatementStatus> Step(string mutation, StatementStatus from, StatementStatus to) =>
        new(StatementStates.Machine, Subjects.Statement, mutation, [from], to);

    // What is settled becomes payable at once, where there is anything.
    private static StateAction<StatementFacts, StatementStatus> Settling(string mutation, StatementStatus from, StatementStatus to) =>
        new(StatementStates.Machine, Subjects.Statement, mutation, [from], to) { LeadsTo = f => f.Payable > 0 ? StatementStatus.Payable : to };
}

/// <summary>A statement is disputed until its deadline; after that it counts as confirmed.</summary>
/// <param name="Message">The rule in words.</param>
/// <param name="Until">When the time was over (UTC).</param>
internal sealed record DisputeWindowOverError(string Message, DateTime Until) : IUserError
{
    /// <summary><c>DISPUTE_WINDOW_OVER</c>.</summary>
    public string Code => "DISPUTE_WINDOW_OVER";
}

/// <summary>A statement is paid out once.</summary>
/// <param name="Message">The rule in words.</param>
internal sealed record PayoutExistsError(string Message) : IUserError
{
    /// <summary><c>PAYOUT_EXISTS</c>.</summary>
    public string Code => "PAYOUT_EXISTS";
}
