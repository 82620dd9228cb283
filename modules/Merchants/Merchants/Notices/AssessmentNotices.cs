using Merchants.Contracts;
using Merchants.Contracts.Events;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.Notices;

/// <summary>Who is told of scores and of questions (ACC-04, MER-05, MER-07): the merchant's own people of its scores and of answers, those who answer of what is asked.</summary>
internal sealed class AssessmentNotices(MerchantsDb db) : INotifier<MerchantAssessed>, INotifier<GuidanceAsked>, INotifier<GuidanceAnswered>
{
    private static readonly NotificationKind Assessed = Kind("merchants.merchant-assessed", "NOTICE_ASSESSED", "NOTICE_ASSESSED.TEXT");
    private static readonly NotificationKind Asked = Kind("merchants.guidance-asked", "NOTICE_GUIDANCE_ASKED", "NOTICE_GUIDANCE_ASKED.TEXT");
    private static readonly NotificationKind Answered = Kind("merchants.guidance-answered", "NOTICE_GUIDANCE_ANSWERED", "NOTICE_GUIDANCE_ANSWERED.TEXT");

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<NotificationKind> All { get; } = [Assessed, Asked, Answered];

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(MerchantAssessed happened, CancellationToken cancellationToken) =>
        TellMerchantAsync(Assessed, happened.Merchant, NodeId.Of(happened.Score), cancellationToken, new NoticeArgument("period", happened.Period));

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(GuidanceAsked happened, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Notice>>([new(Asked, Audience.Holding(MerchantsPermissions.AnswerGuidance), NodeId.Of(happened.Ticket))]);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(GuidanceAnswered happened, CancellationToken cancellationToken) =>
        TellMerchantAsync(Answered, happened.Merchant, NodeId.Of(happened.Ticket), cancellationToken);

    private async Task<IReadOnlyList<Notice>> TellMerchantAsync(
        NotificationKind kind, MerchantId merchant, NodeId subject, CancellationToken cancellationToken, params IReadOnlyList<NoticeArgument> arguments)
    {
        var owner = await db.Merchants.Where(m => m.Id == merchant).Select(m => m.OwnerId).SingleAsync(cancellationToken);
        return [new(kind, Audience.Of(owner).And(Audience.HoldingAt(merchant.Value, MerchantsPermissions.Read)), subject, arguments)];
    }

    private static NotificationKind Kind(string code, string title, string text) => NotificationKind.Of<MerchantsModule>(code, title, text, false);
}
