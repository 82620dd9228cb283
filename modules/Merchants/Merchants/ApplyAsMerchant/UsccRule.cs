using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Persistence;

namespace Merchants.ApplyAsMerchant;

/// <summary>A unified social credit code has one application that is open or has led to a merchant.</summary>
internal static class UsccRule
{
    /// <summary>
    /// Saves. The database's own uniqueness decides, so that no two pass at the same moment and nobody needs to look
    /// at others' applications.
    /// </summary>
    /// <returns>Null when everything was written.</returns>
    public static async Task<IUserError?> TrySaveApplicationAsync(this MerchantsDb db, CancellationToken cancellationToken)
    {
        try
        {
            return await db.TrySaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException failure) when (UniqueViolation.IsOf(failure, nameof(MerchantApplication.Uscc)))
        {
            return new UsccTakenError(Text.Of("USCC_TAKEN"));
        }
    }
}
