using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Merchants.SettleDispute;

/// <summary>Disputes over papers (DOC-18).</summary>
[QueryType]
internal static class DisputeQueries
{
    /// <summary>The disputes over papers, the newest first (DOC-18).</summary>
    [Authorize(MerchantsPermissions.ReadDisputes)]
    [UsePaging]
    [UseFiltering(Properties = [nameof(DocumentDispute.Status), nameof(DocumentDispute.RaisedAt), nameof(DocumentDispute.Outcome)])]
    public static IQueryable<DocumentDispute> GetDocumentDisputes(MerchantsDb db) =>
        db.Disputes.AsNoTracking().OrderByDescending(d => d.RaisedAt).ThenByDescending(d => d.Id);
}

/// <summary>Disputes by id.</summary>
internal static class DisputeNodes
{
    /// <summary>The disputes, for those who may read disputes.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<DocumentDisputeId, DocumentDispute>> GetDisputesByIdAsync(
        IReadOnlyList<DocumentDisputeId> ids, MerchantsDb db, ICaller caller, CancellationToken cancellationToken) =>
        caller.Has(MerchantsPermissions.ReadDisputes)
            ? await db.Disputes.AsNoTracking().Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancellationToken)
            : new Dictionary<DocumentDisputeId, DocumentDispute>();
}

/// <summary>The dispute's fields that are not its own columns.</summary>
[ObjectType<DocumentDispute>]
internal static class DisputeFields
{
    /// <summary>What the dispute is about; null once it is erased with the data of the person whose paper it is about (ACC-03).</summary>
    public static string? GetGrounds([Parent(Requires = nameof(DocumentDispute.Grounds))] DocumentDispute dispute) => Opened(dispute.Grounds);

    /// <summary>The coordinator's proposal; null until there is one, and once it is erased (ACC-03).</summary>
    public static string? GetProposal([Parent(Requires = nameof(DocumentDispute.Proposal))] DocumentDispute dispute) => Opened(dispute.Proposal);

    /// <summary>Why it came out so; null until it is resolved, and once it is erased (ACC-03).</summary>
    public static string? GetOutcomeWords([Parent(Requires = nameof(DocumentDispute.OutcomeWords))] DocumentDispute dispute) => Opened(dispute.OutcomeWords);

    /// <summary>Who raised it, by name; null for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetRaisedByAsync(
        [Parent(Requires = nameof(DocumentDispute.RaisedById))] IReadOnlyList<DocumentDispute> disputes, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. disputes.Select(d => (Guid?)d.RaisedById)], cancellationToken);

    /// <summary>Who mediated, by name; null until somebody did, and for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetMediatorAsync(
        [Parent(Requires = nameof(DocumentDispute.MediatorId))] IReadOnlyList<DocumentDispute> disputes, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. disputes.Select(d => d.MediatorId)], cancellationToken);

    /// <summary>The steps through the states, oldest first.</summary>
    [UsePaging]
    public static IQueryable<StateChange> GetHistory([Parent(Requires = nameof(DocumentDispute.Id))] DocumentDispute dispute, MerchantsDb db) =>
        db.StateChanges.Where(c => c.SubjectId == dispute.Id.Value).OrderBy(c => c.Ordinal);

    private static string? Opened(Modular.Persistence.SealedText words) => words.IsEmpty ? null : words.Open();
}

/// <summary>What the caller may do with a dispute now (FE-01).</summary>
[ExtendObjectType<DocumentDisputeId>]
internal static class DisputeAllowedActions
{
    /// <summary>What can be done with the dispute, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 2)]
    public static async Task<IReadOnlyList<IReadOnlyList<AllowedAction>>> GetAllowedActionsAsync(
        [Parent] IReadOnlyList<DocumentDisputeId> disputes, MerchantsDb db, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var facts = await db.LoadFactsAsync(disputes, cancellationToken);
        return [.. disputes.Select(d => facts.TryGetValue(d, out var known) ? allowed.Of(DocumentDisputeActions.All, known) : [])];
    }
}

/// <summary>The disputes over a paper.</summary>
[ExtendObjectType<Document>]
internal static class DocumentDisputes
{
    /// <summary>The disputes over the paper, the newest first (DOC-18); for the platform's staff alone.</summary>
    [Authorize(MerchantsPermissions.ReadDisputes)]
    [UsePaging(ConnectionName = "DisputesOfDocument")]
    public static IQueryable<DocumentDispute> GetDisputes([Parent(Requires = nameof(Document.Id))] Document document, MerchantsDb db) =>
        db.Disputes.AsNoTracking().Where(d => d.DocumentId == document.Id).OrderByDescending(d => d.RaisedAt).ThenByDescending(d => d.Id);
}
