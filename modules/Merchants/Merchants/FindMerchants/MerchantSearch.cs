using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.FindMerchants;

/// <summary>Finds merchants by a part of their name, or by the beginning of their credit code (FE-08).</summary>
internal sealed class MerchantSearch(MerchantsDb db) : ISearchSource
{
    /// <inheritdoc/>
    public SearchKind Kind { get; } = new("Merchant", MerchantsPermissions.Read);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SearchHit>> FindAsync(SearchText text, int count, CancellationToken cancellationToken)
    {
        var found = await db.Merchants.AsNoTracking().WhereAny(SearchRows.IsNamed<Merchant>(m => m.Name, text.Lower), SearchRows.Begins<Merchant>(m => m.Uscc, text.Number))
            .OrderBy(m => m.Name).ThenBy(m => m.Id).Take(count).Select(m => new { m.Id, m.Uscc, m.Name, m.Status }).ToListAsync(cancellationToken);
        return [.. found.Select(m => new SearchHit(NodeId.Of(m.Id), m.Uscc, m.Name, m.Status))];
    }
}

/// <summary>Finds applications by a part of the applicant's name, or by the beginning of the credit code (FE-08).</summary>
internal sealed class ApplicationSearch(MerchantsDb db) : ISearchSource
{
    /// <inheritdoc/>
    public SearchKind Kind { get; } = new("MerchantApplication", MerchantsPermissions.Read);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SearchHit>> FindAsync(SearchText text, int count, CancellationToken cancellationToken)
    {
        var found = await db.Applications.AsNoTracking().WhereAny(SearchRows.IsNamed<MerchantApplication>(a => a.LegalName, text.Lower), SearchRows.Begins<MerchantApplication>(a => a.Uscc, text.Number))
            .OrderBy(a => a.LegalName).ThenBy(a => a.Id).Take(count).Select(a => new { a.Id, a.Uscc, a.LegalName, a.Status }).ToListAsync(cancellationToken);
        return [.. found.Select(a => new SearchHit(NodeId.Of(a.Id), a.Uscc, a.LegalName, a.Status))];
    }
}
