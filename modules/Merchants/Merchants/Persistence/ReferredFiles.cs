using Microsoft.EntityFrameworkCore;
using Modular.Persistence;

namespace Merchants.Persistence;

/// <summary>Tells the sweep of stored files which ones papers refer to; all versions of all papers count, decided or not (DOC-13).</summary>
internal sealed class ReferredFiles(ModuleDatabase<MerchantsDb> database) : IFileReferences
{
    /// <inheritdoc/>
    public string Module => "Merchants";

    /// <inheritdoc/>
    public async Task<IReadOnlyCollection<string>> ReferredToAsync(IReadOnlyCollection<string> sha256, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        return await db.DocumentVersions.Where(v => sha256.Contains(v.Sha256)).Select(v => v.Sha256).Distinct().ToListAsync(cancellationToken);
    }
}
