using Orders.Model;

namespace Orders.AfterSales;

/// <summary>What the history of an after-sale says of a merchant's refusal; the merchant's own words are for the sides alone.</summary>
internal static class AfterSaleTexts
{
    /// <summary>The key of the text.</summary>
    public static string KeyOf(AfterSaleRefusal refusal) => refusal switch
    {
        AfterSaleRefusal.GoodsUsed => "REFUSED_GOODS_USED",
        AfterSaleRefusal.GoodsExempt => "REFUSED_GOODS_EXEMPT",
        AfterSaleRefusal.NoFaultFound => "REFUSED_NO_FAULT",
        AfterSaleRefusal.ProofMissing => "REFUSED_NO_PROOF",
        _ => "REFUSED_RETURN_INCOMPLETE",
    };
}
