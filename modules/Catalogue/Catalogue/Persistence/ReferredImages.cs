using Microsoft.EntityFrameworkCore;
using Modular.Persistence;

namespace Catalogue.Persistence;

/// <summary>Tells which stored files are images of products (CAT-07).</summary>
internal sealed class ReferredImages(ModuleDatabase<CatalogueDb> database) : IFileReferences
{
    /// <inheritdoc/>
    public string Module => "Catalogue";

    /// <inheritdoc/>
    public async Task<IReadOnlyCollection<string>> ReferredToAsync(IReadOnlyCollection<string> sha256, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        return await AllIn(db).Where(s => sha256.Contains(s)).ToListAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public IQueryable<string> AllIn(ModuleDbContext db) => ((CatalogueDb)db).Images.Select(i => i.Sha256).Distinct();
}
