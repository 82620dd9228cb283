using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Modular.GraphQL;
using Modular.Messaging;

namespace Merchants.ReadMerchants;

/// <summary>The application's fields that are not its own columns.</summary>
[ObjectType<MerchantApplication>]
internal static class MerchantApplicationType
{
    /// <summary>The papers handed in for it, oldest first.</summary>
    [ListSize(AssumedSize = 5)]
    public static async Task<IReadOnlyList<Document>> GetDocumentsAsync(
        [Parent(Requires = nameof(MerchantApplication.Id))] MerchantApplication application,
        IDataLoader<MerchantApplicationId, Document[]> documents, CancellationToken cancellationToken) =>
        await documents.LoadAsync(application.Id, cancellationToken) ?? [];

    /// <summary>The mandatory kinds of papers and how far they have come (DOC-02).</summary>
    public static async Task<IReadOnlyList<MandatoryPaper>> GetMandatoryPapersAsync(
        [Parent(Requires = nameof(MerchantApplication.Id))] MerchantApplication application, IDataLoader<MerchantApplicationId, MandatoryPaper[]> papers, CancellationToken cancellationToken) =>
        await papers.LoadAsync(application.Id, cancellationToken) ?? [];

    /// <summary>The agreement; null before the approval (MER-04).</summary>
    public static Task<Agreement?> GetAgreementAsync(
        [Parent(Requires = nameof(MerchantApplication.Id))] MerchantApplication application,
        IDataLoader<MerchantApplicationId, Agreement> agreements, CancellationToken cancellationToken) =>
        agreements.LoadAsync(application.Id, cancellationToken);

    /// <summary>The steps through the states, oldest first.</summary>
    [UsePaging]
    public static IQueryable<StateChange> GetHistory([Parent(Requires = nameof(MerchantApplication.Id))] MerchantApplication application, MerchantsDb db) =>
        db.StateChanges.Where(c => c.SubjectId == application.Id.Value).OrderBy(c => c.Ordinal);
}

/// <summary>A kind of paper without which no application is approved.</summary>
/// <param name="Type">The kind.</param>
/// <param name="IsSubmitted">Whether one was handed in.</param>
/// <param name="IsApproved">Whether one has passed both reviews.</param>
internal sealed record MandatoryPaper(DocumentType Type, bool IsSubmitted, bool IsApproved);
