using Modular.Kernel;

namespace Settlement.Model;

/// <summary>Where a statement stands (SET-12).</summary>
internal enum StatementStatus
{
    /// <summary>Made with the closing of its month; the merchant has not been told yet.</summary>
    Calculated,

    /// <summary>Issued: it does not change any more, and the merchant confirms or disputes it.</summary>
    Issued,

    /// <summary>Found right, by the merchant or by silence.</summary>
    Confirmed,

    /// <summary>The merchant says that it is wrong.</summary>
    Disputed,

    /// <summary>The dispute was answered by an adjustment of its own.</summary>
    Adjusted,

    /// <summary>What it makes payable waits for its payout.</summary>
    Payable,

    /// <summary>The bank has paid.</summary>
    Paid,
}

/// <summary>The moves of a statement (domain.md, section 2).</summary>
internal static class StatementStates
{
    public static StateMachine<StatementStatus> Machine { get; } = new(
        (StatementStatus.Calculated, StatementStatus.Issued),
        (StatementStatus.Issued, StatementStatus.Confirmed),
        (StatementStatus.Issued, StatementStatus.Disputed),
        (StatementStatus.Confirmed, StatementStatus.Payable),
        (StatementStatus.Disputed, StatementStatus.Adjusted),
        (StatementStatus.Adjusted, StatementStatus.Payable),
        (StatementStatus.Payable, StatementStatus.Paid));
}
