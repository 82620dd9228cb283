using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Orders.Model;
using Orders.Persistence;

namespace Orders.DeliverBy;

/// <summary>Finds the ways in which merchants send.</summary>
internal static class DeliveryMethods
{
    /// <summary>One that can be chosen now; null where there is none of the code.</summary>
    public static Task<DeliveryMethod?> FindMethodAsync(this OrdersDb db, MerchantId merchant, string code, CancellationToken cancellationToken) =>
        db.DeliveryMethods.AsNoTracking().SingleOrDefaultAsync(m => m.MerchantId == merchant && m.Code == code && m.IsOffered, cancellationToken);

    /// <summary>All that can be chosen now of some merchants, by one statement.</summary>
    public static async Task<ILookup<MerchantId, DeliveryMethod>> OfferedByAsync(this OrdersDb db, IReadOnlyCollection<MerchantId> merchants, CancellationToken cancellationToken)
    {
        var ids = merchants.ToList();
        return (await db.DeliveryMethods.AsNoTracking().Where(m => ids.Contains(m.MerchantId) && m.IsOffered).OrderBy(m => m.Code).ToListAsync(cancellationToken)).ToLookup(m => m.MerchantId);
    }
}
