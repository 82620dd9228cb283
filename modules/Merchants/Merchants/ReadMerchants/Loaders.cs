using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;

namespace Merchants.ReadMerchants;

/// <summary>Loads the children of many parents in one query each.</summary>
internal static class Loaders
{
    /// <summary>Versions with their reviews, by paper, oldest first.</summary>
    [DataLoader]
    public static async Task<ILookup<DocumentId, DocumentVersion>> GetVersionsByDocumentAsync(IReadOnlyList<DocumentId> ids, MerchantsDb db, CancellationToken cancellationToken) =>
        (await db.DocumentVersions.AsNoTracking().Include(v => v.Reviews.OrderBy(r => r.At).ThenByDescending(r => r.Stage)).Where(v => ids.Contains(v.DocumentId))
            .OrderBy(v => v.Number).ToListAsync(cancellationToken)).ToLookup(v => v.DocumentId);

    /// <summary>Papers by application, oldest first.</summary>
    [DataLoader]
    public static async Task<ILookup<MerchantApplicationId, Document>> GetDocumentsByApplicationAsync(
        IReadOnlyList<MerchantApplicationId> ids, MerchantsDb db, CancellationToken cancellationToken) =>
        (await db.Documents.AsNoTracking().Where(d => ids.Contains(d.ApplicationId)).OrderBy(d => d.Id).ToListAsync(cancellationToken)).ToLookup(d => d.ApplicationId);

    /// <summary>How far the mandatory kinds of papers have come, by application. Only papers of these kinds are read, however many others a merchant has.</summary>
    [DataLoader]
    public static async Task<ILookup<MerchantApplicationId, MandatoryPaper>> GetMandatoryPapersByApplicationAsync(
        IReadOnlyList<MerchantApplicationId> ids, MerchantsDb db, MerchantsOptions options, CancellationToken cancellationToken)
    {
        var mandatory = await db.MandatoryTypesAsync(options, cancellationToken);
        var papers = (await db.Documents.Where(d => ids.Contains(d.ApplicationId) && mandatory.Contains(d.Type)).Select(d => new { d.ApplicationId, d.Type, d.Status }).Distinct()
            .ToListAsync(cancellationToken)).ToLookup(d => (d.ApplicationId, d.Type), d => d.Status);
        return ids.SelectMany(_ => mandatory, (id, type) => (Id: id, Type: type, Papers: papers[(id, type)]))
            .ToLookup(m => m.Id, m => new MandatoryPaper(m.Type, m.Papers.Any(), m.Papers.Any(s => s is DocumentStatus.Approved or DocumentStatus.Archived)));
    }

    /// <summary>Papers by the hash of a file that one of their versions has.</summary>
    [DataLoader]
    public static async Task<ILookup<string, SameFile>> GetDocumentsByFileAsync(IReadOnlyList<string> hashes, MerchantsDb db, CancellationToken cancellationToken) =>
        (await db.Documents.AsNoTracking()
            .Join(db.DocumentVersions, d => d.Id, v => v.DocumentId, (d, v) => new { v.Sha256, v.SubmittedAt, v.DocumentId, v.Number })
            .Where(v => hashes.Contains(v.Sha256))
            .OrderBy(v => v.SubmittedAt).ThenBy(v => v.DocumentId).ThenBy(v => v.Number)
            .ToListAsync(cancellationToken)).ToLookup(v => v.Sha256, v => new SameFile(v.DocumentId, v.Number, v.SubmittedAt));

    /// <summary>The agreement of an application.</summary>
    [DataLoader]
    public static async Task<IReadOnlyDictionary<MerchantApplicationId, Agreement>> GetAgreementsAsync(
        IReadOnlyList<MerchantApplicationId> ids, MerchantsDb db, CancellationToken cancellationToken) =>
        await db.Agreements.AsNoTracking().Where(a => ids.Contains(a.ApplicationId)).ToDictionaryAsync(a => a.ApplicationId, cancellationToken);
}

/// <summary>Another place where the same file was handed in.</summary>
/// <param name="DocumentId">The paper.</param>
/// <param name="VersionNumber">Which of its versions.</param>
/// <param name="SubmittedAt">When (UTC).</param>
internal sealed record SameFile(DocumentId DocumentId, int VersionNumber, DateTime SubmittedAt);
