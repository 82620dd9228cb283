using Modular.Kernel;

namespace Orders.Model;

/// <summary>What a buyer asks for after the sale (ORD-09).</summary>
internal enum AfterSaleKind
{
    /// <summary>The goods go back, and so does the money 退货退款.</summary>
    Return,

    /// <summary>The goods go back, and the same come anew 换货; no money moves.</summary>
    Exchange,

    /// <summary>The goods go to the merchant and come back repaired 维修; no money moves.</summary>
    Repair,

    /// <summary>Money goes back, and the goods stay 仅退款.</summary>
    RefundOnly,
}

/// <summary>Why a buyer asks for it (ORD-09).</summary>
internal enum AfterSaleReason
{
    /// <summary>Without a reason, within the time in which the buyer may 七天无理由; for returns alone.</summary>
    ChangeOfMind,

    /// <summary>They are faulty.</summary>
    FaultyGoods,

    /// <summary>They are not what was described.</summary>
    NotAsDescribed,

    /// <summary>They are others than were ordered.</summary>
    WrongGoods,

    /// <summary>They were damaged on their way.</summary>
    DamagedOnTheWay,

    /// <summary>Some are missing.</summary>
    GoodsMissing,

    /// <summary>They have not arrived.</summary>
    NotArrived,
}

/// <summary>Why a merchant refuses (ORD-09).</summary>
internal enum AfterSaleRefusal
{
    /// <summary>The goods were used or are not complete.</summary>
    GoodsUsed,

    /// <summary>By law or by the policy, goods like these do not go back without a fault.</summary>
    GoodsExempt,

    /// <summary>There is no fault to be found.</summary>
    NoFaultFound,

    /// <summary>What would show it was not handed in.</summary>
    ProofMissing,

    /// <summary>What came back is not what was sent, or not all of it.</summary>
    ReturnIncomplete,
}

/// <summary>How far an after-sale has come (ORD-09).</summary>
internal enum AfterSaleStatus
{
    /// <summary>The merchant has to answer.</summary>
    Applied,

    /// <summary>Agreed; the buyer sends the goods back.</summary>
    Approved,

    /// <summary>Not agreed; the buyer may ask the platform.</summary>
    Refused,

    /// <summary>The goods are on their way back.</summary>
    BuyerReturning,

    /// <summary>The goods are back; the merchant gives the money back, or sends others.</summary>
    Received,

    /// <summary>The money is about to go back.</summary>
    Refunding,

    /// <summary>The buyer has got the money, or goods are on their way to him.</summary>
    Done,

    /// <summary>The buyer asks for it no more, or did not send the goods.</summary>
    Cancelled,

    /// <summary>The platform decides.</summary>
    Arbitration,
}

/// <summary>The moves of an after-sale (domain.md, section 2). What goes back by money alone waits for no goods; what came back not as it left is refused; what nobody agrees on, the platform decides.</summary>
internal static class AfterSaleStates
{
    public static StateMachine<AfterSaleStatus> Machine { get; } = new(
        (AfterSaleStatus.Applied, AfterSaleStatus.Approved),
        (AfterSaleStatus.Applied, AfterSaleStatus.Refused),
        (AfterSaleStatus.Applied, AfterSaleStatus.Arbitration),
        (AfterSaleStatus.Applied, AfterSaleStatus.Cancelled),
        (AfterSaleStatus.Approved, AfterSaleStatus.BuyerReturning),
        (AfterSaleStatus.Approved, AfterSaleStatus.Refunding),
        (AfterSaleStatus.Approved, AfterSaleStatus.Cancelled),
        (AfterSaleStatus.BuyerReturning, AfterSaleStatus.Received),
        (AfterSaleStatus.BuyerReturning, AfterSaleStatus.Refused),
        (AfterSaleStatus.Received, AfterSaleStatus.Refunding),
        (AfterSaleStatus.Received, AfterSaleStatus.Done),
        (AfterSaleStatus.Received, AfterSaleStatus.Refused),
        (AfterSaleStatus.Received, AfterSaleStatus.Arbitration),
        (AfterSaleStatus.Refunding, AfterSaleStatus.Done),
        (AfterSaleStatus.Refused, AfterSaleStatus.Arbitration),
        (AfterSaleStatus.Arbitration, AfterSaleStatus.Approved),
        (AfterSaleStatus.Arbitration, AfterSaleStatus.Refunding),
        (AfterSaleStatus.Arbitration, AfterSaleStatus.Refused));

    /// <summary>The states in which nobody has to do anything any more; in those that are none of these, the pieces that it is about are claimed.</summary>
    public static IReadOnlyList<AfterSaleStatus> Over { get; } = [AfterSaleStatus.Refused, AfterSaleStatus.Done, AfterSaleStatus.Cancelled];
}
