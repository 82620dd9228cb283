using System.Globalization;
using Merchants.Contracts;
using Merchants.Contracts.Events;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.Notices;

/// <summary>Who is told that a paper ends: its owner and the merchant's people (ACC-04, DOC-25).</summary>
internal sealed class PaperNotices(MerchantsDb db) : INotifier<DocumentExpiryNear>, INotifier<DocumentExpired>
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(DocumentExpiryNear happened, CancellationToken cancellationToken) =>
        TellAsync(happened.Document, MerchantsNotices.PaperExpiryNear, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(DocumentExpired happened, CancellationToken cancellationToken) =>
        TellAsync(happened.Document, MerchantsNotices.PaperExpired, cancellationToken);

    private async Task<IReadOnlyList<Notice>> TellAsync(DocumentId id, NotificationKind kind, CancellationToken cancellationToken)
    {
        var paper = await db.Documents.Where(d => d.Id == id).Select(d => new { d.OwnerId, d.MerchantId, d.Type, d.ValidUntil }).SingleAsync(cancellationToken);
        var owner = Audience.Of(paper.OwnerId);
        return
        [
            new(kind, paper.MerchantId is { } merchant ? owner.And(Audience.HoldingAt(merchant.Value, MerchantsPermissions.Read)) : owner, NodeId.Of(id),
                [NoticeArgument.Of("type", paper.Type), new NoticeArgument("validUntil", paper.ValidUntil!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))]),
        ];
    }
}
