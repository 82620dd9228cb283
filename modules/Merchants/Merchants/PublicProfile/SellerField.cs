using Merchants.Contracts;
using Modular.GraphQL;

namespace Merchants.PublicProfile;

/// <summary>The seller of what other modules show: products, orders.</summary>
[ExtendObjectType<ISoldByMerchant>]
internal static class SellerField
{
    /// <summary>
    /// What customers may know of the merchant who sells it (DOC-20), for whoever sees it, without signing in too; <c>merchant</c> is for those who may see more. Null where the merchant has
    /// left.
    /// </summary>
    [BatchResolver]
    public static async Task<IReadOnlyList<PublicMerchantProfile?>> GetSellerAsync(
        [Parent(Requires = nameof(ISoldByMerchant.MerchantId))] IReadOnlyList<ISoldByMerchant> sold, PublicProfiles profiles, CancellationToken cancellationToken)
    {
        var found = await profiles.ReadAsync([.. sold.Select(s => s.MerchantId).Distinct()], cancellationToken);
        return [.. sold.Select(s => found.GetValueOrDefault(s.MerchantId))];
    }
}
