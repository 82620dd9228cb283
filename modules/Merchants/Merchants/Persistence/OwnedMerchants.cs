using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.Persistence;

/// <summary>Tells the issuer of tokens which merchants a user acts for: those that came of the user's own applications.</summary>
internal sealed class OwnedMerchants(ModuleDatabase<MerchantsDb> database) : IMerchantScopeSource
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<Guid>> MerchantsOfAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        List<MerchantId> ids = await db.Merchants.Where(m => m.OwnerId == userId).OrderBy(m => m.Id).Select(m => m.Id).ToListAsync(cancellationToken);
        return [.. ids.Select(id => id.Value)];
    }
}
