using Merchants.Contracts;
using Modular.GraphQL;

namespace Merchants.PublicProfile;

/// <summary>What anybody may ask of a merchant.</summary>
[QueryType]
internal static class PublicMerchantProfileQuery
{
    /// <summary>What customers may know of a merchant, without signing in (DOC-20). Null where there is no such merchant, or none any more.</summary>
    /// <param name="merchantId">The merchant.</param>
    public static async Task<PublicMerchantProfile?> GetPublicMerchantProfileAsync(MerchantId merchantId, PublicProfiles profiles, CancellationToken cancellationToken) =>
        (await profiles.ReadAsync([merchantId], cancellationToken)).GetValueOrDefault(merchantId);
}
