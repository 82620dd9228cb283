using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;

namespace Merchants.ReadMerchants;

/// <summary>Loads the module's nodes by id, in one query for all that are asked for at the same time.</summary>
internal static class Nodes
{
    /// <summary>Merchants by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<MerchantId, Merchant>> GetMerchantsByIdAsync(IReadOnlyList<MerchantId> ids, MerchantsDb db, CancellationToken cancellationToken) =>
        await db.Merchants.AsNoTracking().Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, cancellationToken);

    /// <summary>Applications by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<MerchantApplicationId, MerchantApplication>> GetApplicationsByIdAsync(
        IReadOnlyList<MerchantApplicationId> ids, MerchantsDb db, CancellationToken cancellationToken) =>
        await db.Applications.AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancellationToken);

    /// <summary>Papers by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<DocumentId, Document>> GetDocumentsByIdAsync(IReadOnlyList<DocumentId> ids, MerchantsDb db, CancellationToken cancellationToken) =>
        await db.Documents.AsNoTracking().Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancellationToken);
}
