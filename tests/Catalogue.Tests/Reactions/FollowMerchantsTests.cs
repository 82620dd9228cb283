using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Reactions;
using Merchants.Contracts;
using Merchants.Contracts.Events;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;

namespace Catalogue.Tests.Reactions;

/// <summary>What is stopped at a merchant is not sold here (MER-08), and what was ordered before is still fulfilled.</summary>
public sealed class FollowMerchantsTests : CatalogueTests
{
    private static readonly MerchantId New = new(new("a0000000-0000-7000-8000-000000000003"));

    [Theory, OnSqlite, OnPostgres]
    public async Task A_stopped_merchant_lists_and_sells_nothing_until_it_goes_on(DatabaseKind on)
    {
        await StartAsync(on);
        var (listed, approved) = (Goods.Make(merchant: New, stock: 9), Goods.Make(ProductStatus.Approved, New));
        var owner = Opened.CallerOf(DemoUsers.Merchant, New.Value);
        Assert.Equal(("MERCHANT_NOT_TRADING", "NOT_FOR_SALE"), await TryAsync());
        await TwiceAsync(new MerchantActivated(New, new(Guid.NewGuid())));
        Assert.Equal(("", null), await TryAsync());
        await TwiceAsync(new MerchantSuspended(New));
        Assert.Equal(("MERCHANT_NOT_TRADING", "NOT_FOR_SALE"), await TryAsync());
        await TwiceAsync(new MerchantResumed(New));
        Assert.Equal(("", null), await TryAsync());
        // A planned closure is separate from the status: neither opens what the other has closed.
        await TwiceAsync(new MerchantClosureBegan(new(Guid.NewGuid()), New));
        Assert.Equal(("MERCHANT_NOT_TRADING", "NOT_FOR_SALE"), await TryAsync());
        await TwiceAsync(new MerchantSuspended(New));
        await TwiceAsync(new MerchantResumed(New));
        Assert.Equal(("MERCHANT_NOT_TRADING", "NOT_FOR_SALE"), await TryAsync());
        await TwiceAsync(new MerchantSuspended(New));
        await TwiceAsync(new MerchantClosureEnded(new(Guid.NewGuid()), New));
        Assert.Equal(("MERCHANT_NOT_TRADING", "NOT_FOR_SALE"), await TryAsync());
        await TwiceAsync(new MerchantTerminated(New));
        Assert.Equal(("MERCHANT_NOT_TRADING", "NOT_FOR_SALE"), await TryAsync());
        await using var db = Open();
        Assert.Equal(1, await db.Standings.CountAsync(s => s.MerchantId == New));
        // What was taken while it traded stays promised.
        Assert.Equal(2, await db.StockLevels.Where(s => s.VariantId == listed.Variants[0].Id).Select(s => s.Reserved).SingleAsync());

        // Lists what is approved and takes it off again; buys one piece of what is listed.
        async Task<(string, string?)> TryAsync()
        {
            var productId = IdOf(approved.Id);
            var codes = await CodesAsync(owner, "listProduct", new { productId });
            if (codes == "")
                await CodesAsync(owner, "delistProduct", new { productId });
            await using var scope = Opened.As(Buyer);
            return (codes, (await scope.ServiceProvider.GetRequiredService<IStockReservations>().ReserveAsync(CommandId.New(), new([new(listed.Variants[0].Id, 1)]), default)).Refusal?.Code);
        }
    }

    /// <summary>DOC-25: without valid papers nothing new is listed; what is listed is still sold.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task A_merchant_whose_papers_are_out_of_date_lists_nothing_new_until_they_are_renewed(DatabaseKind on)
    {
        await StartAsync(on);
        var (listed, approved) = (Goods.Make(merchant: New, stock: 9), Goods.Make(ProductStatus.Approved, New));
        var owner = Opened.CallerOf(DemoUsers.Merchant, New.Value);
        await TwiceAsync(new MerchantActivated(New, new(Guid.NewGuid())));
        await TwiceAsync(new MerchantPapersExpired(New));
        Assert.Equal("MERCHANT_PAPERS_NOT_VALID", await CodesAsync(owner, "listProduct", new { productId = IdOf(approved.Id) }));
        await using (var scope = Opened.As(Buyer))
            Assert.Null((await scope.ServiceProvider.GetRequiredService<IStockReservations>().ReserveAsync(CommandId.New(), new([new(listed.Variants[0].Id, 1)]), default)).Refusal);
        await TwiceAsync(new MerchantPapersRenewed(New));
        Assert.Equal("", await CodesAsync(owner, "listProduct", new { productId = IdOf(approved.Id) }));
    }

    private async Task TwiceAsync<TEvent>(TEvent happened) where TEvent : IEvent
    {
        for (var i = 0; i < 2; i++)
        {
            await using var scope = Opened.As();
            var handler = (Modular.Messaging.IHandle<TEvent>)(object)scope.ServiceProvider.GetRequiredService<FollowMerchants>();
            await handler.HandleAsync(happened, new("Merchants", 1, Opened.Clock.Now, null, null), default);
        }
    }
}
