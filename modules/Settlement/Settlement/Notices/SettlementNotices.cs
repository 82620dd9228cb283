using Modular.Kernel;

namespace Settlement.Notices;

/// <summary>What the module tells users of (ACC-04); the classes beside it say whom. The words hold no amount: whoever may see the object reads it there.</summary>
internal static class SettlementNotices
{
    public static NotificationKind PeriodClosed { get; } = Kind("settlement.period-closed", "NOTICE_PERIOD_CLOSED", "NOTICE_PERIOD_CLOSED.TEXT");

    public static NotificationKind StatementIssued { get; } = Kind("settlement.statement-issued", "NOTICE_STATEMENT_ISSUED", "NOTICE_STATEMENT_ISSUED.TEXT", isMailed: true);

    public static NotificationKind StatementConfirmed { get; } = Kind("settlement.statement-confirmed", "NOTICE_STATEMENT_CONFIRMED", "NOTICE_STATEMENT_CONFIRMED.TEXT");

    public static NotificationKind StatementDisputed { get; } = Kind("settlement.statement-disputed", "NOTICE_STATEMENT_DISPUTED", "NOTICE_STATEMENT_DISPUTED.TEXT");

    public static NotificationKind StatementAdjusted { get; } =
        Kind("settlement.statement-adjusted", "NOTICE_STATEMENT_ADJUSTED", "NOTICE_STATEMENT_ADJUSTED.TEXT", isMailed: true);

    public static NotificationKind PayoutCreated { get; } = Kind("settlement.payout-created", "NOTICE_PAYOUT_CREATED", "NOTICE_PAYOUT_CREATED.TEXT");

    public static NotificationKind PayoutPaid { get; } = Kind("settlement.payout-paid", "NOTICE_PAYOUT_PAID", "NOTICE_PAYOUT_PAID.TEXT", isMailed: true);

    public static NotificationKind PayoutFailed { get; } = Kind("settlement.payout-failed", "NOTICE_PAYOUT_FAILED", "NOTICE_PAYOUT_FAILED.TEXT");

    public static NotificationKind PayoutReversed { get; } = Kind("settlement.payout-reversed", "NOTICE_PAYOUT_REVERSED", "NOTICE_PAYOUT_REVERSED.TEXT", isMailed: true);

    public static IReadOnlyList<NotificationKind> All { get; } =
        [PeriodClosed, StatementIssued, StatementConfirmed, StatementDisputed, StatementAdjusted, PayoutCreated, PayoutPaid, PayoutFailed, PayoutReversed];

    private static NotificationKind Kind(string code, string title, string text, bool isMailed = false) =>
        NotificationKind.Of<SettlementModule>(code, title, text, isMailed);
}
