using Merchants.Model;

namespace Merchants.Demo;

/// <summary>The index by which merchants are assessed (MER-06).</summary>
internal static class DemoIndex
{
    /// <summary>A measure that another module tells.</summary>
    public const string ShippedInTime = "SHIPPED_IN_TIME";

    private static readonly KpiComponentRule Pass = new("PAPER_PASS", "资料审核通过率", MerchantKpiDimension.BusinessQuality, OwnMeasures.PaperPassRate, 3000, 9500, 5000);
    private static readonly KpiComponentRule FirstPass = new("FIRST_TIME_PASS", "资料首次通过率", MerchantKpiDimension.BusinessQuality, OwnMeasures.FirstTimePassRate, 2000, 8500, 3000);
    private static readonly KpiComponentRule Expired = new("EXPIRED_PAPERS", "过期资料占比", MerchantKpiDimension.BusinessQuality, OwnMeasures.ExpiredPapers, 1000, 0, 2000);
    private static readonly KpiComponentRule Rating = new("BUYER_RATING", "用户评价", MerchantKpiDimension.UserRating, OwnMeasures.BuyerRating, 4000, 48_000, 30_000);
    private static readonly KpiComponentRule Shipped = new("SHIPPED_IN_TIME", "按时发货率", MerchantKpiDimension.Service, ShippedInTime, 2000, 9800, 8000);

    /// <summary>What an edition is called.</summary>
    public static string NameOf(int edition) => edition switch { 1 => "商家考核指标（首版）", 2 => "商家考核指标（增加服务水平）", _ => "商家考核指标（草案）" };

    /// <summary>The components of an edition.</summary>
    public static IReadOnlyList<KpiComponentRule> Of(int edition) => edition switch
    {
        1 => [Pass, FirstPass, Expired, Rating],
        2 => [Pass with { Weight = 2000 }, FirstPass, Expired, Shipped, Rating with { Weight = 3000 }],
        _ => [Pass with { Weight = 2000 }, FirstPass with { Weight = 1500 }, Expired with { Weight = 1500 }, Shipped, Rating with { Weight = 3000 }],
    };
}
