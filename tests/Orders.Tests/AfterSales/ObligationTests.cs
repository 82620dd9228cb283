using Merchants.Contracts;
using Orders.Model;
using static Orders.Tests.AfterSales.AfterSaleSamples;

namespace Orders.Tests.AfterSales;

/// <summary>What is open with a merchant's buyers keeps the merchant from leaving (MER-08): orders, refunds, after-sales, disputes; and what is over does not.</summary>
public sealed class ObligationTests : OrdersTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task What_nobody_has_settled_is_told_with_its_number(DatabaseKind on)
    {
        await StartAsync(on);
        var open = Enum.GetValues<AfterSaleStatus>().Except(AfterSaleStates.Over).ToList();
        foreach (var status in Enum.GetValues<AfterSaleStatus>().Where(s => s != AfterSaleStatus.Refunding))
            Keep(Lead(status).Made);
        foreach (var status in Enum.GetValues<DisputeStatus>())
            Keep(Disputed(status, Samples.Monday).Made);
        Keep(Samples.Placed(merchant: Samples.Second).Lead(OrderStatus.Completed));

        var told = await OpenAsync(Samples.First, Samples.Second);
        Assert.Equal(open.Count - 1, told[(Samples.First, MerchantObligationKinds.OpenAfterSales)]);
        Assert.Equal(3, told[(Samples.First, MerchantObligationKinds.OpenDisputes)]);
        Assert.Contains((Samples.First, MerchantObligationKinds.OpenOrders), told.Keys);
        Assert.DoesNotContain(told.Keys, k => k.Merchant == Samples.Second);
        Assert.Empty(await OpenAsync(Samples.Second));
    }

    private async Task<Dictionary<(MerchantId Merchant, string Kind), int>> OpenAsync(params MerchantId[] merchants)
    {
        await using var scope = Opened.As();
        var told = await scope.ServiceProvider.GetServices<IMerchantObligations>().Single(o => o.GetType().Namespace!.StartsWith("Orders", StringComparison.Ordinal)).OpenAsync(merchants, default);
        return told.ToDictionary(o => (o.Merchant, o.Kind), o => o.Count);
    }
}
