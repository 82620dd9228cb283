using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Persistence;

namespace Merchants.ReadMerchants;

/// <summary>Reads merchants for other modules.</summary>
internal sealed class MerchantReader(ModuleDatabase<MerchantsDb> database) : IMerchantReader
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<MerchantSummary>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        return await db.Merchants.OrderBy(m => m.CreatedAt).ThenBy(m => m.Id)
            .Select(m => new MerchantSummary(m.Id, m.Name, m.Status == MerchantStatus.Active, m.CreatedAt, m.Status == MerchantStatus.Terminated)).ToListAsync(cancellationToken);
    }
}
