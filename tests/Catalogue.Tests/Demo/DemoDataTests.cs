using System.Globalization;
using Catalogue.Demo;
using Catalogue.Model;
using Catalogue.Reactions;
using Merchants.Contracts;
using Merchants.Contracts.Events;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Catalogue.Tests.Demo;

/// <summary>Demo data break no rule, and the same day gives the same data.</summary>
public sealed class DemoDataTests : CatalogueTests
{
    private static readonly DateTime AsOf = new(2026, 11, 22, 0, 0, 0, DateTimeKind.Utc);

    [Theory, OnSqlite(DemoData.Small, 8, 200), OnPostgres(DemoData.Small, 8, 200), OnSqlite(DemoData.Full, 60, 2000)]
    public async Task Demo_data_pass_all_checks_and_are_made_once(DatabaseKind on, DemoData amount, int merchants, int variants)
    {
        await UseAsync(on, Setup);
        await MakeAsync(amount, merchants);
        await MakeAsync(amount, merchants);
        await using var db = Open();
        var products = await db.Products.Include(p => p.Variants).AsNoTracking().ToListAsync();
        var all = products.SelectMany(p => p.Variants).ToList();
        Assert.Equal(variants, all.Count);
        Assert.Equal(variants, all.Select(v => v.Sku).Distinct().Count());
        Assert.Equal(variants, all.Select(v => v.Barcode).Distinct().Count());
        Assert.All(all, v => Assert.Null(Ean13.Parse(v.Barcode!).Violation));
        Assert.All(all, v => Assert.Null(new MoneyInput(v.PriceAmount, v.Currency).Check().Violation));
        Assert.All(products, p => Assert.InRange(p.Variants.Count, 1, 5));
        Assert.All(products, p => Assert.Equal(p.Variants.Count, p.Variants.Select(v => v.Specification).Distinct().Count()));
        var categories = new CategoryTree(await db.Categories.AsNoTracking().ToListAsync());
        Assert.All(products, p => Assert.Contains(p.Category, categories.Open));
        Assert.Equal(merchants, products.Select(p => p.MerchantId).Distinct().Count());
        foreach (var status in Enum.GetValues<ProductStatus>().Except([ProductStatus.InReview, ProductStatus.Suspended]))
            Assert.Contains(products, p => p.Status == status);
        Assert.True(products.Count(p => p.Status == ProductStatus.Listed) > products.Count / 2);

        Assert.Equal(Merchants(merchants).ToDictionary(m => m.Id, m => m.IsActive), await db.Standings.ToDictionaryAsync(s => s.MerchantId, s => s.IsTrading));
        var levels = await db.StockLevels.AsNoTracking().ToDictionaryAsync(s => s.VariantId);
        var moved = await db.StockMovements.GroupBy(m => m.VariantId).ToDictionaryAsync(g => g.Key, g => g.Sum(m => m.Quantity));
        Assert.All(all, v => Assert.Equal((moved[v.Id], 0), (levels[v.Id].OnHand, levels[v.Id].Reserved)));
        Assert.Equal(variants, levels.Count);

        // Everything has happened in its order, after the merchant came and before today.
        var steps = (await db.Set<StateChange>().AsNoTracking().ToListAsync()).ToLookup(s => s.SubjectId);
        var since = Merchants(merchants).ToDictionary(m => m.Id, m => m.Since);
        foreach (var product in products)
        {
            var way = steps[product.Id.Value].OrderBy(s => s.Ordinal).ToList();
            Assert.Equal(product.StepCount, way.Count);
            Assert.Equal(way.Select(s => s.At).Order(), way.Select(s => s.At));
            Assert.True(way[0].At >= since[product.MerchantId] && way[^1].At <= AsOf, $"{product.Id} from {way[0].At:O} to {way[^1].At:O}");
            Assert.Equal(StateName.Of(product.Status), way[^1].To);
        }
    }

    /// <summary>The merchants' events are handled while demo data are made: neither stops the other.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Merchants_that_are_told_of_at_the_same_moment_are_noted_once(DatabaseKind on)
    {
        await UseAsync(on, Setup);
        await Task.WhenAll(Task.Run(() => MakeAsync(DemoData.Small, 40)), Task.Run(async () =>
        {
            foreach (var merchant in Merchants(40).Reverse())
            {
                for (var isDone = false; !isDone;)
                {
                    try
                    {
                        await HandleAsync<FollowMerchants, MerchantActivated>(new(merchant.Id, new(Guid.NewGuid())));
                        isDone = true;
                    }
                    catch (DbUpdateException)
                    {
                        // The demo data were faster; the inbox tries it again.
                    }
                }
            }
        }));
        await using var db = Open();
        Assert.Equal((40, 200), (await db.Standings.CountAsync(), await db.Variants.CountAsync()));
    }

    [Fact]
    public void The_same_day_gives_the_same_data()
    {
        Assert.Equal(Print(), Print());

        static string Print() => string.Join('\n', Merchants(4).SelectMany((m, i) => new DemoProducts(AsOf).Of(m, i, 30)).SelectMany(m => m.Levels.Select(l =>
            string.Create(CultureInfo.InvariantCulture, $"{NodeId.Of(m.Product.Id)} {m.Product.Title} {m.Product.Status} {m.Product.StepCount} {m.Product.Variants[^1].PriceAmount} {l.VariantId.Value} {l.OnHand}"))));
    }

    [Theory, OnSqlite]
    public async Task Without_merchants_or_without_the_wish_there_are_none(DatabaseKind on)
    {
        await UseAsync(on, Setup);
        await MakeAsync(DemoData.Small, 0);
        await MakeAsync(DemoData.None, 8);
        await using var db = Open();
        Assert.Equal(0, await db.Products.CountAsync());
    }

    /// <summary>Old merchants and one of these days.</summary>
    private static IReadOnlyList<MerchantSummary> Merchants(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new MerchantSummary(
            new(new Guid(i, 7, 0x7000, [0x80, 0, 0, 0, 0, 0, 0, 1])), $"商家{i}", i % 12 != 5, i == count - 1 ? AsOf.AddDays(-2) : AsOf.AddDays(-400 + 5 * i)))];

    private Task MakeAsync(DemoData amount, int merchants)
    {
        Opened.Clock.Now = AsOf.AddHours(3);
        ((KnownMerchants)Opened.Services.GetRequiredService<IMerchantReader>()).All = Merchants(merchants);
        return ActivatorUtilities.CreateInstance<MakeDemoData>(Opened.Services, new DemoAmount(amount)).RunAsync(default);
    }
}
