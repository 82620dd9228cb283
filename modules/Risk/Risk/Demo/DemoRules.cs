using Modular.Kernel;
using Orders.Contracts;
using Risk.Model;

namespace Risk.Demo;

/// <summary>Rules of all states. What is in force holds back extreme orders alone, so that an ordinary order of the demo data, or of whoever tries the product, goes through.</summary>
internal static class DemoRules
{
    /// <summary>The rules in force were published before the first order of the demo data.</summary>
    private const int InForceSinceDays = 400;

    private const long Yuan = 100;

    private static readonly Actor Author = new(DemoUsers.Risk.Id);
    private static readonly Actor Publisher = new(DemoUsers.Risk2.Id);

    private static readonly (RuleContent Content, ScreeningRuleStatus Status)[] Editions =
    [
        (Amount("BUYER_DAY_BLOCK", "买家单日累计过高", ScreeningVerdict.BlockAndReview, 300_000, 24), ScreeningRuleStatus.Retired),
        (Amount("BUYER_DAY_BLOCK", "买家单日累计过高", ScreeningVerdict.BlockAndReview, 200_000, 24), ScreeningRuleStatus.Published),
        (Amount("BUYER_DAY_REVIEW", "买家单日累计较高", ScreeningVerdict.Review, 10_000, 24), ScreeningRuleStatus.Published),
        (NewMerchant("NEW_MERCHANT_PRICE", "新商家高单价", ScreeningVerdict.Review, 2_500, 30), ScreeningRuleStatus.Published),
        (NewMerchant("NEW_MERCHANT_EXTREME", "新商家极高单价", ScreeningVerdict.BlockAndReview, 50_000, 7), ScreeningRuleStatus.Published),
        (Amount("BUYER_DAY_DECLINE", "买家单日累计异常", ScreeningVerdict.Decline, 1_000_000, 24), ScreeningRuleStatus.Published),
        (Amount("BUYER_HOUR_BLOCK", "买家一小时内累计过高", ScreeningVerdict.BlockAndReview, 150_000, 1), ScreeningRuleStatus.TestRun),
        (NewMerchant("NEW_MERCHANT_PRICE", "新商家高单价", ScreeningVerdict.BlockAndReview, 10_000, 30), ScreeningRuleStatus.Draft),
        (Amount("BUYER_MONTH_BLOCK", "买家三十日累计过高", ScreeningVerdict.BlockAndReview, 1_500_000, 720), ScreeningRuleStatus.Retired),
        (Amount("BUYER_MONTH_BLOCK", "买家三十日累计过高", ScreeningVerdict.BlockAndReview, 1_000_000, 720), ScreeningRuleStatus.Published),
        (Amount("BUYER_WEEK_REVIEW", "买家一周累计较高", ScreeningVerdict.Review, 60_000, 168), ScreeningRuleStatus.Published),
        (Amount("BUYER_WEEK_BLOCK", "买家一周累计过高", ScreeningVerdict.BlockAndReview, 400_000, 168), ScreeningRuleStatus.Published),
        (NewMerchant("FIRST_DAYS", "开业首周高单价", ScreeningVerdict.Review, 20_000, 7), ScreeningRuleStatus.Retired),
        (NewMerchant("FIRST_DAYS", "开业首周高单价", ScreeningVerdict.Review, 10_000, 7), ScreeningRuleStatus.Published),
        (NewMerchant("FIRST_DAY_DECLINE", "开业首日异常单价", ScreeningVerdict.Decline, 200_000, 1), ScreeningRuleStatus.Published),
        (Amount("NIGHT_AMOUNT", "短时累计试行", ScreeningVerdict.Review, 30_000, 6), ScreeningRuleStatus.TestRun),
        (Amount("BUYER_TWO_DAYS", "两日累计试行", ScreeningVerdict.Review, 40_000, 48), ScreeningRuleStatus.TestRun),
        (NewMerchant("QUARTER_PRICE", "开业首季高单价", ScreeningVerdict.Review, 30_000, 90), ScreeningRuleStatus.TestRun),
        (NewMerchant("HALF_YEAR_PRICE", "开业半年高单价", ScreeningVerdict.Review, 80_000, 180), ScreeningRuleStatus.TestRun),
        (Amount("FESTIVAL_DAY", "大促单日累计", ScreeningVerdict.BlockAndReview, 500_000, 24), ScreeningRuleStatus.Retired),
        (NewMerchant("FESTIVAL_NEW", "大促新商家单价", ScreeningVerdict.BlockAndReview, 60_000, 60), ScreeningRuleStatus.Retired),
        (Amount("BUYER_TWO_WEEKS", "两周累计草案", ScreeningVerdict.Review, 120_000, 336), ScreeningRuleStatus.Draft),
        (Amount("BUYER_THREE_HOURS", "三小时累计草案", ScreeningVerdict.BlockAndReview, 180_000, 3), ScreeningRuleStatus.Draft),
        (NewMerchant("LUXURY_NEW", "新商家奢侈品草案", ScreeningVerdict.BlockAndReview, 100_000, 120), ScreeningRuleStatus.Draft),
        (NewMerchant("YEAR_PRICE", "开业首年单价草案", ScreeningVerdict.Review, 150_000, 365), ScreeningRuleStatus.Draft),
    ];

    /// <summary>The first so many editions.</summary>
    public static IReadOnlyList<ScreeningRule> Make(DemoSource source, DateTime asOf, int count)
    {
        var known = new Dictionary<string, int>();
        return [.. Editions.Take(count).Select(e => Make(source, asOf, e.Content, known[e.Content.Code] = known.GetValueOrDefault(e.Content.Code) + 1, e.Status))];
    }

    private static ScreeningRule Make(DemoSource source, DateTime asOf, RuleContent content, int edition, ScreeningRuleStatus status)
    {
        var isNew = status is ScreeningRuleStatus.Draft or ScreeningRuleStatus.TestRun;
        // What was retired was in force before the others were.
        var at = asOf.AddDays(isNew ? -source.Random.Next(2, 20) : status == ScreeningRuleStatus.Retired ? -InForceSinceDays - 60 : -InForceSinceDays - 5).AddHours(2);
        var rule = ScreeningRule.Draft(new(source.Id(at)), content, edition, Author, at);
        if (status != ScreeningRuleStatus.Draft)
            DemoSource.Must(rule.NoteTest(30, 0, 0, Author, at.AddHours(1)));
        if (!isNew)
            DemoSource.Must(rule.Publish(Publisher, at.AddDays(1)));
        if (status == ScreeningRuleStatus.Retired)
            DemoSource.Must(rule.Retire(Publisher, asOf.AddDays(-InForceSinceDays - 4).AddHours(2)));
        return rule;
    }

    private static RuleContent Amount(string code, string name, ScreeningVerdict verdict, long yuan, int hours) =>
        new(code, name, ScreeningRuleKind.BuyerAmountInWindow, verdict, Money.Fen(yuan * Yuan), hours, null);

    private static RuleContent NewMerchant(string code, string name, ScreeningVerdict verdict, long yuan, int days) =>
        new(code, name, ScreeningRuleKind.NewMerchantHighPrice, verdict, Money.Fen(yuan * Yuan), null, days);
}
