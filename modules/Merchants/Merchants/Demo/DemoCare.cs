using Merchants.Model;
using Modular.Kernel;

namespace Merchants.Demo;

/// <summary>Plans by which demo merchants get better (MER-09), and what they ask (MER-05), in every state.</summary>
internal sealed class DemoCare(DemoPlan plan, DemoDesk desk)
{
    private static readonly (string Topic, string Question, string Answer)[] Questions =
    [
        ("资质续期", "食品经营许可证下月到期，续期期间能否继续销售？", "到期前提交续期受理回执即可继续销售，新证下发后五日内补交。"),
        ("店铺装修", "店铺首页可以使用第三方字体吗？", "请提供字体授权书，作为店铺装修素材一并上传。"),
        ("结算周期", "十一月的对账单什么时候可以确认？", "次月三日前出具，请在五个工作日内确认。"),
        ("活动报名", "年货节报名需要哪些资料？", "需要活动方案、库存证明和价格承诺书。"),
    ];

    /// <summary>What became of a merchant beside its standing.</summary>
    public IEnumerable<object> Of(int index, Merchant merchant) => index switch
    {
        0 => [.. Concluded(merchant, true, 160), Draft(merchant, 2, 40), .. Ask(merchant, 1, 0), .. Ask(merchant, 30, 1, isClosed: false), .. Ask(merchant, 90, 2, isClosed: true)],
        1 => [.. InProgress(merchant, 30), .. AskAgain(merchant)],
        _ when index == DemoPlan.DemoUsersOwn && plan.Suspended > 0 => Concluded(merchant, false, 36),
        _ when index == plan.Left => [],
        _ when index == plan.Leaving => [Agreed(merchant, 20)],
        _ when index % 3 == 0 => Ask(merchant, 10 + index % 20, index % Questions.Length, isClosed: index % 2 == 0),
        _ => [],
    };

    private MerchantImprovementPlan Draft(Merchant merchant, int daysAgo, int dueInDays)
    {
        var at = desk.Ago(daysAgo);
        return MerchantImprovementPlan.Draft(
            merchant.Id, "按时发货率低于标准",
            [("按时发货率提高到百分之九十八", DateOnly.FromDateTime(at).AddDays(dueInDays)), ("仓库增加一名打包人员", DateOnly.FromDateTime(at).AddDays(dueInDays / 2))],
            DemoStaff.Coordinator, at, new(desk.Source.Id(at)));
    }

    private MerchantImprovementPlan Agreed(Merchant merchant, int daysAgo)
    {
        var drafted = Draft(merchant, daysAgo, 30);
        DemoSource.Must(drafted.Agree(new(merchant.OwnerId), desk.Ago(daysAgo - 2)));
        return drafted;
    }

    private IEnumerable<object> InProgress(Merchant merchant, int daysAgo)
    {
        var agreed = Agreed(merchant, daysAgo);
        DemoSource.Must(agreed.TellProgress(2, "已招聘打包人员一名，下周到岗", new(merchant.OwnerId), desk.Ago(daysAgo - 8), out var first));
        DemoSource.Must(agreed.TellProgress(1, "近一周按时发货率为百分之九十六", new(merchant.OwnerId), desk.Ago(daysAgo - 20), out var second));
        return [agreed, first!, second!];
    }

    private IEnumerable<object> Concluded(Merchant merchant, bool isAchieved, int daysAgo)
    {
        var all = InProgress(merchant, daysAgo).ToList();
        DemoSource.Must(((MerchantImprovementPlan)all[0]).Conclude(isAchieved, isAchieved ? "两项目标均已达成" : "到期仍未达到目标", DemoStaff.Supervisor, desk.Ago(daysAgo - 32)));
        return all;
    }

    private IEnumerable<object> Ask(Merchant merchant, int daysAgo, int which, bool? isClosed = null)
    {
        var (topic, question, answer) = Questions[which];
        var at = desk.Ago(daysAgo);
        var (ticket, asked) = GuidanceTicket.Ask(merchant.Id, topic, question, DueAfter(at), new(merchant.OwnerId), at, new(desk.Source.Id(at)));
        if (isClosed is null)
            return [ticket, asked];
        DemoSource.Must(ticket.Answer(answer, DemoStaff.Coordinator, at.AddHours(4), out var answered));
        if (isClosed.Value)
            DemoSource.Must(ticket.Close(new(merchant.OwnerId), at.AddDays(1)));
        return [ticket, asked, answered!];
    }

    private IEnumerable<object> AskAgain(Merchant merchant)
    {
        var all = Ask(merchant, 9, 3, isClosed: true).ToList();
        DemoSource.Must(((GuidanceTicket)all[0]).Reopen("价格承诺书有没有模板？", DueAfter(desk.Ago(1, 4)), new(merchant.OwnerId), desk.Ago(1, 4), out var again));
        return [.. all, again!];
    }

    private DateTime DueAfter(DateTime at) => desk.Calendar.AddWorkingDays(at, desk.Options.GuidanceWorkingDays);
}
