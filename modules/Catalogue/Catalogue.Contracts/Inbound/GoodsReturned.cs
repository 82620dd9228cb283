using Merchants.Contracts;
using Modular.Kernel;

namespace Catalogue.Contracts.Inbound;

/// <summary>Goods that had left for an order came back and can be sold again (CAT-04, ORD-09); what came back damaged is none of these.</summary>
/// <param name="Return">The return, by the id that its module knows it by.</param>
/// <param name="Merchant">Whose goods.</param>
/// <param name="Lines">What came back.</param>
[Event("catalogue.goods-returned")]
public sealed record GoodsReturned(Guid Return, MerchantId Merchant, IReadOnlyList<StockLine> Lines) : IEvent
{
    Guid IEvent.AggregateId => Return;

    Guid? IEvent.MerchantId => Merchant.Value;
}
