using Merchants.Contracts;
using Modular.Kernel;

namespace Catalogue.Model;

/// <summary>Where something of a merchant's goods belongs, for what is no state's affair (ACC-02).</summary>
/// <param name="Merchant">The merchant.</param>
internal sealed record ProductPlace(MerchantId Merchant) : IMerchantFacts
{
    Guid? IMerchantFacts.AtMerchant => Merchant.Value;

    bool IMerchantFacts.IsOwn => false;
}
