using Merchants.Contracts.Events;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.Notices;

/// <summary>Who is told of customers' words about credentials (ACC-04, DOC-21): those who look into them, and the customer of the answer. The merchant is not.</summary>
internal sealed class ReportNotices(MerchantsDb db) : INotifier<DocumentReported>, INotifier<DocumentReportAnswered>
{
    private static readonly NotificationKind Received = NotificationKind.Of<MerchantsModule>("merchants.document-reported", "NOTICE_DOCUMENT_REPORTED", "NOTICE_DOCUMENT_REPORTED.TEXT");

    private static readonly NotificationKind Answered =
        NotificationKind.Of<MerchantsModule>("merchants.document-report-answered", "NOTICE_REPORT_ANSWERED", "NOTICE_REPORT_ANSWERED.TEXT", isMailed: true);

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<NotificationKind> Kinds { get; } = [Received, Answered];

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(DocumentReported happened, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Notice>>([new(Received, Audience.Holding(MerchantsPermissions.AnswerReports), NodeId.Of(happened.Report))]);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Notice>> NoticesOfAsync(DocumentReportAnswered happened, CancellationToken cancellationToken) =>
        [new(Answered, Audience.Of(await db.DocumentReports.Where(r => r.Id == happened.Report).Select(r => r.ReporterId).SingleAsync(cancellationToken)), NodeId.Of(happened.Report))];
}
