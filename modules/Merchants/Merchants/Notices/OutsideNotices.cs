using Merchants.Contracts.Events;
using Merchants.Persistence;
using Merchants.RuleChanges;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.Notices;

/// <summary>Who is told what comes from the outside platform (ACC-04): of a finding, those who put it right (DOC-24); of a change of rules, the groups that must take note of it (DOC-26).</summary>
internal sealed class OutsideNotices(MerchantsDb db) : INotifier<PlatformFindingRecorded>, INotifier<PlatformRuleChangeAnnounced>
{
    private static readonly NotificationKind Found =
        NotificationKind.Of<MerchantsModule>("merchants.platform-finding-recorded", "NOTICE_PLATFORM_FINDING", "NOTICE_PLATFORM_FINDING.TEXT");

    private static readonly NotificationKind Changed =
        NotificationKind.Of<MerchantsModule>("merchants.platform-rule-change-announced", "NOTICE_RULE_CHANGE", "NOTICE_RULE_CHANGE.TEXT", isMailed: true);

    /// <summary>Both kinds.</summary>
    public static IReadOnlyList<NotificationKind> Kinds { get; } = [Found, Changed];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Notice>> NoticesOfAsync(PlatformFindingRecorded happened, CancellationToken cancellationToken)
    {
        var kind = await db.PlatformFindings.Where(f => f.Id == happened.Finding).Select(f => f.Kind).SingleAsync(cancellationToken);
        return [new(Found, Audience.Holding(MerchantsPermissions.RectifyPlatformFindings), NodeId.Of(happened.Finding), NoticeArgument.Of("kind", kind))];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Notice>> NoticesOfAsync(PlatformRuleChangeAnnounced happened, CancellationToken cancellationToken)
    {
        var change = await db.RuleChanges.AsNoTracking().SingleAsync(c => c.Id == happened.RuleChange, cancellationToken);
        return [new(Changed, RuleChangeReaders.AudienceOf(change), NodeId.Of(happened.RuleChange), new NoticeArgument("effectiveFrom", $"{happened.EffectiveFrom:yyyy-MM-dd}"))];
    }
}
