namespace Settlement.Model;

/// <summary>What an entry of the ledger books (SET-06).</summary>
internal enum EntryKind
{
    /// <summary>An order was paid 销售.</summary>
    Sale,

    /// <summary>Money of an order went back to its buyer 退款.</summary>
    Refund,

    /// <summary>A penalty for a breach of the rules 违约金 (SET-11).</summary>
    Penalty,

    /// <summary>A penalty was waived; reverses its entry.</summary>
    PenaltyWaived,

    /// <summary>A disputed statement was adjusted (SET-12).</summary>
    Adjustment,

    /// <summary>A payout was handed to the bank.</summary>
    PayoutSent,

    /// <summary>The bank has paid.</summary>
    PayoutPaid,

    /// <summary>A payout that failed was given up; reverses the entry of its sending, and its statement may be paid out anew.</summary>
    PayoutVoided,

    /// <summary>A payout came back after it was paid; reverses the entry of the payment.</summary>
    PayoutRecalled,

    /// <summary>What came back is owed to the merchant again, and stands in the next statement; reverses the entry of the sending.</summary>
    PayoutReturned,
}
