using Merchants.Contracts;
using Modular.Kernel;

namespace Catalogue.Persistence;

/// <summary>At which merchants the caller holds a permission (ACC-02), as queries ask it.</summary>
internal static class CallersReach
{
    /// <summary>Everywhere, or the merchants.</summary>
    public static (bool IsEverywhere, List<MerchantId> Merchants) ReachOf(this CatalogueDb db, string permission)
    {
        var reach = db.Caller.ReachOf(permission);
        return (reach.IsEverywhere, [.. reach.Merchants.Select(m => new MerchantId(m))]);
    }
}
