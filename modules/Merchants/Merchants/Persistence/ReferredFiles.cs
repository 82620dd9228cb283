using Microsoft.EntityFrameworkCore;
using Modular.Persistence;

namespace Merchants.Persistence;

/// <summary>Tells which stored files papers refer to; all versions of all papers count, decided or not (DOC-13), all that sources have given (DOC-03) and all supplied parts (DOC-27), but those whose file was erased (ACC-03).</summary>
internal sealed class ReferredFiles(ModuleDatabase<MerchantsDb> database) : IFileReferences
{
    /// <inheritdoc/>
    public string Module => "Merchants";

    /// <inheritdoc/>
    public async Task<IReadOnlyCollection<string>> ReferredToAsync(IReadOnlyCollection<string> sha256, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        return await AllIn(db).Where(s => sha256.Contains(s)).ToListAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public IQueryable<string> AllIn(ModuleDbContext db) => AllIn((MerchantsDb)db);

    private static IQueryable<string> AllIn(MerchantsDb db) => db.DocumentVersions.Where(v => v.ErasedAt == null).Select(v => v.Sha256)
        .Union(db.CollectedPapers.Where(p => p.ErasedAt == null).Select(p => p.Sha256))
        .Union(db.SuppliedParts.Where(p => p.ErasedAt == null && p.Sha256 != null).Select(p => p.Sha256!));
}
