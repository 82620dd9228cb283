using Microsoft.EntityFrameworkCore;
using Modular.Persistence;

namespace Catalogue.Persistence;

/// <summary>Tells which stored files imports still need: what is being imported, and what was wrong with it.</summary>
internal sealed class ImportedFiles(ModuleDatabase<CatalogueDb> database) : IFileReferences
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
    public IQueryable<string> AllIn(ModuleDbContext db) => AllIn((CatalogueDb)db);

    private static IQueryable<string> AllIn(CatalogueDb db) => db.ProductImports.Where(i => i.Sha256 != null).Select(i => i.Sha256!)
        .Union(db.ProductImports.Where(i => i.ProblemsSha256 != null).Select(i => i.ProblemsSha256!));
}
