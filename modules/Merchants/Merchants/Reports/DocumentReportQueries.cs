using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.Reports;

/// <summary>Reading what customers say about credentials.</summary>
[QueryType]
internal static class DocumentReportQueries
{
    /// <summary>What the caller has said about credentials, the newest first (DOC-21).</summary>
    [Authorize]
    [UsePaging]
    [UseFiltering(TypeName = "MyDocumentReportFilterInput", Properties = [nameof(DocumentReport.Status), nameof(DocumentReport.Kind)])]
    public static IQueryable<DocumentReport> GetMyDocumentReports(MerchantsDb db) =>
        db.DocumentReports.AsNoTracking().Where(r => r.ReporterId == db.Caller.UserId).OrderByDescending(r => r.ReportedAt).ThenByDescending(r => r.Id);

    /// <summary>What customers say about credentials, the newest first (DOC-21).</summary>
    [Authorize(MerchantsPermissions.ReadReports)]
    [UsePaging]
    [UseFiltering(Properties =
    [
        nameof(DocumentReport.Status), nameof(DocumentReport.Kind), nameof(DocumentReport.CredentialType), nameof(DocumentReport.IsUpheld), nameof(DocumentReport.Number),
        nameof(DocumentReport.MerchantName), nameof(DocumentReport.ReportedAt),
    ])]
    [UseSorting(Properties = [nameof(DocumentReport.ReportedAt), nameof(DocumentReport.Status), nameof(DocumentReport.Kind)])]
    public static IQueryable<DocumentReport> GetDocumentReports(MerchantsDb db) =>
        db.DocumentReports.AsNoTracking().OrderByDescending(r => r.ReportedAt).ThenByDescending(r => r.Id);
}

/// <summary>The fields of a customer's word that are not its own columns.</summary>
[ObjectType<DocumentReport>]
internal static class DocumentReportFields
{
    /// <summary>The customer's words; null once they are erased (ACC-03).</summary>
    public static string? GetWords([Parent(Requires = nameof(DocumentReport.Words))] DocumentReport report) => report.Words is { IsEmpty: false } words ? words.Open() : null;

    /// <summary>Who said it, by name; null for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetReporterAsync(
        [Parent(Requires = nameof(DocumentReport.ReporterId))] IReadOnlyList<DocumentReport> reports, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. reports.Select(r => (Guid?)r.ReporterId)], cancellationToken);
}

/// <summary>What the caller may do with a customer's word now (FE-01).</summary>
[ExtendObjectType<DocumentReportId>]
internal static class DocumentReportAllowedActions
{
    /// <summary>What can be done with it, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 2)]
    public static async Task<IReadOnlyList<IReadOnlyList<AllowedAction>>> GetAllowedActionsAsync(
        [Parent] IReadOnlyList<DocumentReportId> reports, MerchantsDb db, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var facts = await db.LoadFactsAsync(reports, cancellationToken);
        return [.. reports.Select(r => facts.TryGetValue(r, out var known) ? allowed.Of(DocumentReportActions.All, known) : [])];
    }
}

/// <summary>Loads what customers say.</summary>
internal static class DocumentReportNodes
{
    /// <summary>What customers say, by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<DocumentReportId, DocumentReport>> GetDocumentReportsByIdAsync(
        IReadOnlyList<DocumentReportId> ids, MerchantsDb db, CancellationToken cancellationToken) =>
        await db.DocumentReports.AsNoTracking().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancellationToken);
}
