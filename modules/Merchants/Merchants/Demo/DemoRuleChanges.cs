using Merchants.Model;

namespace Merchants.Demo;

/// <summary>Changes of the outside platform's rules (DOC-26): one that all have taken note of, one that some have, and one of these days.</summary>
internal static class DemoRuleChanges
{
    private static readonly (string Title, string Words, int DaysAgo, int HoldsInDays, PaperTeam[] Teams)[] Changes =
    [
        ("营业执照须上传副本", "自生效之日起，营业执照须上传加盖公章的副本扫描件，照片件不再受理。", 150, -130, [PaperTeam.Upload, PaperTeam.Review, PaperTeam.Coordination]),
        ("质检报告有效期缩短", "质量检测报告自出具之日起一年内有效，超过一年的须重新送检。", 20, 10, [PaperTeam.Upload, PaperTeam.Review, PaperTeam.Inspection]),
        ("食品经营许可证须填写编号", "上传食品经营许可证时须同时填写许可证编号，系统将与监管部门登记信息比对。", 4, 30, PaperTeams.All.ToArray()),
    ];

    /// <summary>The changes, the oldest first.</summary>
    public static IEnumerable<PlatformRuleChange> Make(DemoDesk desk) => Changes.Select(c => PlatformRuleChange.Announce(
        c.Title, c.Words, desk.Today.AddDays(c.HoldsInDays), c.Teams, OutsideSource.Staff, null, DemoStaff.Coordinator.Id, desk.Ago(c.DaysAgo), new(desk.Source.Id(desk.Ago(c.DaysAgo)))));

    /// <summary>Who has taken note of them.</summary>
    public static IEnumerable<RuleChangeReceipt> Receipts(IReadOnlyList<PlatformRuleChange> changes)
    {
        foreach (var who in DemoStaff.Uploaders.Concat(DemoStaff.Reviewers).Append(DemoStaff.Coordinator))
            yield return new() { RuleChangeId = changes[0].Id, UserId = who.Id, At = changes[0].RecordedAt.AddHours(5) };
        yield return new() { RuleChangeId = changes[1].Id, UserId = DemoStaff.Uploaders[0].Id, At = changes[1].RecordedAt.AddHours(2) };
        yield return new() { RuleChangeId = changes[1].Id, UserId = DemoStaff.Reviewers[1].Id, At = changes[1].RecordedAt.AddDays(1) };
    }
}
