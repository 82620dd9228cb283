namespace Settlement.Model;

/// <summary>The accounts of the ledger (SET-06). Each is kept for each merchant and currency.</summary>
internal enum AccountCode
{
    /// <summary>Money that buyers have paid and the payment provider still holds 待清算.</summary>
    BuyerFunds,

    /// <summary>What the platform owes the merchant 应付商家.</summary>
    MerchantPayable,

    /// <summary>Commission earned 佣金收入.</summary>
    CommissionIncome,

    /// <summary>Commission given back with refunds; it lessens the income 退还佣金.</summary>
    CommissionReturned,

    /// <summary>Money on its way back to buyers 退款清算.</summary>
    RefundClearing,

    /// <summary>Penalties for breaches of the rules 违约金收入.</summary>
    PenaltyIncome,

    /// <summary>What disputes of statements cost or brought in 调整.</summary>
    Adjustments,

    /// <summary>Payouts that the bank was asked for and has not answered yet 在途.</summary>
    PayoutInTransit,

    /// <summary>The platform's bank account 银行.</summary>
    Bank,
}
