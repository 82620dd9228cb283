using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;

namespace Orders.DeliverBy;

/// <summary>How a merchant sends.</summary>
[ExtendObjectType<MerchantId>]
internal static class MerchantDeliveryMethods
{
    /// <summary>The ways in which the merchant sends, for buyers to choose (ORD-04); those who run the merchant see withdrawn ones too.</summary>
    [UsePaging]
    public static IQueryable<DeliveryMethod> GetDeliveryMethods([Parent] MerchantId merchant, OrdersDb db) =>
        db.DeliveryMethods.AsNoTracking().Where(m => m.MerchantId == merchant).OrderBy(m => m.Code).ThenBy(m => m.Id);
}

/// <summary>Loads ways of sending.</summary>
internal static class DeliveryMethodNodes
{
    /// <summary>Ways of sending by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<DeliveryMethodId, DeliveryMethod>> GetDeliveryMethodsByIdAsync(IReadOnlyList<DeliveryMethodId> ids, OrdersDb db, CancellationToken cancellationToken) =>
        await db.DeliveryMethods.AsNoTracking().Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, cancellationToken);
}
