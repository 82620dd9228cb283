using System.ComponentModel.DataAnnotations;

namespace Orders;

/// <summary>What is done where somebody says nothing in time.</summary>
internal enum Silence
{
    /// <summary>It counts as agreed.</summary>
    Approve,

    /// <summary>The platform decides.</summary>
    Escalate,
}

/// <summary>The settings of after-sales, disputes and reviews, <c>Modules:Orders:AfterSales</c>; every one has a default.</summary>
internal sealed class AfterSaleOptions
{
    /// <summary>The least number of days in which goods may go back without a reason, after they arrived: seven, by article 25 of the Consumer Rights Law 消费者权益保护法 (ORD-16).</summary>
    [Range(7, 365)]
    public int LeastReturnDays { get; init; } = 7;

    /// <summary>The days in which faulty goods are exchanged, where no edition of a policy is in force (ORD-16).</summary>
    [Range(7, 365)]
    public int ExchangeDays { get; init; } = 15;

    /// <summary>The days in which faulty goods are repaired, where no edition of a policy is in force (ORD-16).</summary>
    [Range(7, 3650)]
    public int RepairDays { get; init; } = 365;

    /// <summary>The time for the merchant's answer to an after-sale, in hours (ORD-09).</summary>
    [Range(1, 24 * 30)]
    public int AnswerHours { get; init; } = 48;

    /// <summary>What a merchant's silence means where goods come back (ORD-09).</summary>
    public Silence SilenceOnReturns { get; init; } = Silence.Approve;

    /// <summary>What a merchant's silence means where only money is asked for (ORD-09).</summary>
    public Silence SilenceOnRefundOnly { get; init; } = Silence.Escalate;

    /// <summary>By when the buyer sends the goods back, in days after the approval; later, the after-sale is over (ORD-09).</summary>
    [Range(1, 90)]
    public int SendBackDays { get; init; } = 7;

    /// <summary>After how many days on their way back goods count as received (ORD-09).</summary>
    [Range(1, 90)]
    public int ReturnReceiptDays { get; init; } = 10;

    /// <summary>The time in which the merchant gives the money back, or sends a replacement, after the goods came back, in hours (ORD-09).</summary>
    [Range(1, 24 * 30)]
    public int ConcludeHours { get; init; } = 48;

    /// <summary>By when a buyer whose after-sale was refused may ask the platform, in days (ORD-09).</summary>
    [Range(1, 90)]
    public int AppealDays { get; init; } = 7;

    /// <summary>Until how many days after its end an order may be disputed (ORD-13).</summary>
    [Range(1, 365)]
    public int DisputeDays { get; init; } = 30;

    /// <summary>The time for the merchant's reply to a dispute, in hours; after it the platform decides (ORD-13).</summary>
    [Range(1, 24 * 30)]
    public int DisputeReplyHours { get; init; } = 72;

    /// <summary>After how many days of the buyer's silence a merchant's reply counts as accepted (ORD-13).</summary>
    [Range(1, 90)]
    public int DisputeAcceptDays { get; init; } = 7;

    /// <summary>By when the platform decides, in days, as its staff's tasks show it (ORD-09, ORD-13).</summary>
    [Range(1, 90)]
    public int ArbitrationDays { get; init; } = 5;

    /// <summary>Until how many days after its completion an order may be reviewed (ORD-15).</summary>
    [Range(1, 365)]
    public int ReviewDays { get; init; } = 90;

    /// <summary>The time for the answer to a question about an order, in hours (ORD-14).</summary>
    [Range(1, 24 * 30)]
    public int TicketHours { get; init; } = 24;
}
