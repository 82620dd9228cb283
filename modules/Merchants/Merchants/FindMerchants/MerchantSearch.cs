using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.FindMerchants;

/// <summary>Finds merchants by a part of their name, or by the beginning of their credit code (FE-08).</summary>
internal sealed class MerchantSearch(MerchantsDb db) : RowSearch("Merchant", MerchantsPermissions.Read)
{
    /// <inheritdoc/>
    protected override IQueryable<SearchHit>? Find(SearchText text) =>
        db.Merchants.AsNoTracking().WhereAny(SearchRows.IsNamed<Merchant>(m => m.Name, text.Lower), SearchRows.Begins<Merchant>(m => m.Uscc, text.Number))
            .OrderBy(m => m.Name).ThenBy(m => m.Id).Select(m => new SearchHit(NodeId.Of(m.Id), m.Uscc, m.Name, m.Status));
}

/// <summary>Finds applications by a part of the applicant's name, or by the beginning of the credit code (FE-08).</summary>
internal sealed class ApplicationSearch(MerchantsDb db) : RowSearch("MerchantApplication", MerchantsPermissions.Read)
{
    /// <inheritdoc/>
    protected override IQueryable<SearchHit>? Find(SearchText text) =>
        db.Applications.AsNoTracking().WhereAny(SearchRows.IsNamed<MerchantApplication>(a => a.LegalName, text.Lower), SearchRows.Begins<MerchantApplication>(a => a.Uscc, text.Number))
            .OrderBy(a => a.LegalName).ThenBy(a => a.Id).Select(a => new SearchHit(NodeId.Of(a.Id), a.Uscc, a.LegalName, a.Status));
}
