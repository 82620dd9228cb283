namespace Merchants.Contracts;

/// <summary>Something that a merchant sells or has sold. Whoever sees it sees in the schema what is public of the merchant (DOC-20), also where nothing else of the merchant is.</summary>
public interface ISoldByMerchant
{
    /// <summary>The merchant.</summary>
    MerchantId MerchantId { get; }
}
