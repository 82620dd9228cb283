using Catalogue.Contracts.Events;
using Catalogue.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Catalogue.Notices;

/// <summary>Who is told of cases of counterfeit goods and infringed rights (ACC-04, CAT-11): those who handle them, the reporter of the end, and the merchant without being told who reported.</summary>
internal sealed class TakedownNotices(CatalogueDb db) : INotifier<TakedownChanged>, INotifier<TakedownOverdue>
{
    private static readonly NotificationKind Reported = Kind("reported", "NOTICE_TAKEDOWN_REPORTED", "NOTICE_TAKEDOWN_REPORTED.TEXT");

    private static readonly NotificationKind Upheld = Kind("upheld", "NOTICE_TAKEDOWN_UPHELD", "NOTICE_TAKEDOWN_UPHELD.TEXT", isMailed: true);

    private static readonly NotificationKind Reinstated = Kind("reinstated", "NOTICE_TAKEDOWN_REINSTATED", "NOTICE_TAKEDOWN_REINSTATED.TEXT");

    private static readonly NotificationKind Answered = Kind("answered", "NOTICE_TAKEDOWN_ANSWERED", "NOTICE_TAKEDOWN_ANSWERED.TEXT", isMailed: true);

    private static readonly NotificationKind Countered = Kind("countered", "NOTICE_TAKEDOWN_COUNTERED", "NOTICE_TAKEDOWN_COUNTERED.TEXT");

    private static readonly NotificationKind Overdue = Kind("overdue", "NOTICE_TAKEDOWN_OVERDUE", "NOTICE_TAKEDOWN_OVERDUE.TEXT");

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<NotificationKind> Kinds { get; } = [Reported, Upheld, Reinstated, Answered, Countered, Overdue];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Notice>> NoticesOfAsync(TakedownChanged happened, CancellationToken cancellationToken)
    {
        var (about, team) = (NodeId.Of(happened.Case), Audience.Holding(CataloguePermissions.HandleTakedowns));
        var merchant = Audience.HoldingAt(happened.Merchant.Value, CataloguePermissions.Write);
        return happened.Status switch
        {
            "REPORTED" => [new(Reported, team, about)],
            "COUNTERED" => [new(Countered, team, about)],
            "UPHELD" => [new(Upheld, merchant, about), new(Answered, await ReporterAsync(happened, cancellationToken), about)],
            "REJECTED" => [new(Answered, await ReporterAsync(happened, cancellationToken), about)],
            "REINSTATED" => [new(Reinstated, merchant, about), new(Answered, await ReporterAsync(happened, cancellationToken), about)],
            _ => [],
        };
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(TakedownOverdue happened, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Notice>>([new(Overdue, Audience.Holding(CataloguePermissions.HandleTakedowns), NodeId.Of(happened.Case))]);

    private async Task<Audience> ReporterAsync(TakedownChanged happened, CancellationToken cancellationToken) =>
        Audience.Of(await db.Takedowns.Where(t => t.Id == happened.Case).Select(t => t.ReporterId).SingleAsync(cancellationToken));

    private static NotificationKind Kind(string code, string title, string text, bool isMailed = false) =>
        NotificationKind.Of<CatalogueModule>($"catalogue.takedown-{code}", title, text, isMailed);
}
