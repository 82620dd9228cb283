using Merchants.Contracts;
using Merchants.Model;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.Demo;

/// <summary>Sanctions, exits and closures of demo merchants (MER-08), in every state.</summary>
internal sealed class DemoStanding(DemoPlan plan, DemoDesk desk)
{
    private const string Rule = "《平台商家管理规则》第十二条";

    /// <summary>What was decided about a merchant.</summary>
    public IEnumerable<object> Of(int index, Merchant merchant) => index switch
    {
        0 => OfFirst(merchant),
        1 => OfSecond(merchant),
        _ when plan.IsSuspended(index) => OfSuspended(index, merchant),
        _ when index == plan.Left => OfLeft(merchant),
        _ when index == plan.Leaving => [MerchantExit.Begin(
            merchant.Id, null, "公司业务调整，不再经营线上业务", desk.Ago(2).AddDays(desk.Options.ExitNoticeDays), new(merchant.OwnerId), desk.Ago(2), new(desk.Source.Id(desk.Ago(2))))],
        _ when index == plan.Merchants - 1 => OfReturned(merchant),
        _ when index % 5 == 0 => [Effective(merchant, MerchantSanctionKind.Warning, "客服响应超时比例连续两周高于标准", 30)],
        _ when index % 5 == 1 => [Effective(merchant, MerchantSanctionKind.Reward, "月度服务评分位列前十", 25)],
        _ => [],
    };

    private IEnumerable<object> OfFirst(Merchant merchant)
    {
        yield return Effective(merchant, MerchantSanctionKind.Reward, "连续三个月零投诉，授予“诚信商家”称号", 60);
        var revoked = Effective(merchant, MerchantSanctionKind.Warning, "商品页面含夸大宣传用语", 150);
        DemoSource.Must(revoked.Revoke("复核后认定宣传用语有检测报告支持", DemoStaff.Risk, desk.Ago(140)));
        yield return revoked;
        yield return RuleException.Of(
            ExceptedRule.SanctionRevoked, NodeId.Of(revoked.Id), merchant.Id, "复核后认定宣传用语有检测报告支持", DemoStaff.Risk, desk.Ago(140), desk.Source.Id(desk.Ago(140)));
        yield return Propose(merchant, MerchantSanctionKind.Warning, "有买家反映发货信息与实际不符", 1);
        var exit = MerchantExit.Begin(merchant.Id, null, "拟注销公司", desk.Ago(200).AddDays(desk.Options.ExitNoticeDays), new(merchant.OwnerId), desk.Ago(200), new(desk.Source.Id(desk.Ago(200))));
        DemoSource.Must(exit.CallOff("公司决定继续经营", new(merchant.OwnerId), desk.Ago(197)));
        yield return exit;
        var holidays = Plan(merchant, desk.Ago(110), desk.Ago(100), desk.Ago(93), "员工集体休假");
        DemoSource.Must(holidays.Begin(desk.Ago(100)), holidays.End(Actor.System, desk.Ago(93)));
        yield return holidays;
        yield return Plan(merchant, desk.Ago(1), desk.In(20), desk.In(27), "仓库搬迁");
    }

    private IEnumerable<object> OfSecond(Merchant merchant)
    {
        var heard = Propose(merchant, MerchantSanctionKind.Suspension, "抽检两批商品标签不合格", 6, desk.In(30));
        DemoSource.Must(heard.Hear("不合格批次已全部下架并召回，恳请从轻处理", new(merchant.OwnerId), desk.Ago(4)));
        yield return heard;
        var approved = Propose(merchant, MerchantSanctionKind.Warning, "促销活动提前结束未公告", 20);
        DemoSource.Must(approved.Hear(null, Actor.System, approved.HearingUntil), approved.Approve(desk.In(14), DemoStaff.Supervisor, desk.Ago(2)));
        yield return approved;
        var cancelled = Plan(merchant, desk.Ago(40), desk.Ago(20), desk.Ago(15), "系统升级");
        DemoSource.Must(cancelled.Cancel(new(merchant.OwnerId), desk.Ago(30)));
        yield return cancelled;
    }

    // The first is suspended by a sanction and closed beside it, the others by hand.
    private IEnumerable<object> OfSuspended(int index, Merchant merchant)
    {
        if (index > DemoPlan.DemoUsersOwn)
        {
            DemoSource.Must(merchant.Suspend("抽检发现商品与资质不符，暂停营业", DemoStaff.Supervisor, desk.AsOf.AddDays(-desk.Source.Random.Next(2, 20))));
            return [];
        }

        var closed = Plan(merchant, desk.Ago(9), desk.Ago(1), desk.In(15), "停业整顿");
        DemoSource.Must(closed.Begin(desk.Ago(1)));
        return [Effective(merchant, MerchantSanctionKind.Suspension, "抽检发现商品与资质不符", 16, desk.In(25)), closed];
    }

    // Removed, and gone once all was done (MER-08).
    private IEnumerable<object> OfLeft(Merchant merchant)
    {
        var removal = Effective(merchant, MerchantSanctionKind.Removal, "多次销售假冒商品", DemoLives.RemovedDaysAgo + 8);
        yield return removal;
        var at = removal.EffectiveFrom!.Value;
        var exit = MerchantExit.Begin(merchant.Id, removal, removal.Reason, at, Actor.System, at, new(desk.Source.Id(at)));
        exit.Do(MerchantExitStep.NewOrdersStopped, at.AddHours(1));
        exit.Do(MerchantExitStep.OpenOrdersDone, at.AddDays(18));
        exit.Do(MerchantExitStep.FinalStatementPaid, at.AddDays(35));
        exit.Complete(at.AddDays(35).AddYears(desk.Options.YearsIdentityIsKept), at.AddDays(35));
        DemoSource.Must(merchant.Terminate(StepReason.Told("EXIT_COMPLETED"), Actor.System, at.AddDays(35)));
        yield return exit;
    }

    // Suspended for some days, and in business again.
    private IEnumerable<object> OfReturned(Merchant merchant)
    {
        var over = Effective(merchant, MerchantSanctionKind.Suspension, "未按期提交整改报告", 34, desk.Ago(22));
        over.End(desk.Ago(22, 4));
        DemoSource.Must(merchant.Resume(StepReason.Told("SANCTION_OVER"), Actor.System, desk.Ago(22, 4)));
        yield return over;
    }

    private MerchantSanction Propose(Merchant merchant, MerchantSanctionKind kind, string reason, int daysAgo, DateTime? until = null)
    {
        var at = desk.Ago(daysAgo);
        return MerchantSanction.Propose(
            new(merchant.Id, kind, SanctionBasis.PlatformRule, Rule, reason, until), desk.Calendar.AddWorkingDays(at, desk.Options.HearingWorkingDays), DemoStaff.Coordinator, at, new(desk.Source.Id(at)));
    }

    // Proposed, heard two days and approved eight days later, when it takes effect.
    private MerchantSanction Effective(Merchant merchant, MerchantSanctionKind kind, string reason, int daysAgo, DateTime? until = null)
    {
        var (sanction, at) = (Propose(merchant, kind, reason, daysAgo, until), desk.Ago(daysAgo - 8));
        DemoSource.Must(sanction.Hear(kind == MerchantSanctionKind.Reward ? "感谢平台认可" : "已知悉，将认真整改", new(merchant.OwnerId), desk.Ago(daysAgo - 2)), sanction.Approve(at, DemoStaff.Supervisor, at));
        var told = kind switch { MerchantSanctionKind.Suspension => "SUSPENDED_BY_SANCTION", MerchantSanctionKind.Removal => "REMOVED_BY_SANCTION", _ => null };
        DemoSource.Must(sanction.TakeEffect(told is not null && merchant.Stop(StepReason.Told(told, sanction.Clause), at), at));
        return sanction;
    }

    private MerchantClosure Plan(Merchant merchant, DateTime at, DateTime from, DateTime to, string reason) =>
        MerchantClosure.Plan(merchant.Id, from, to, reason, new(merchant.OwnerId), at, new MerchantClosureId(desk.Source.Id(at)));
}
