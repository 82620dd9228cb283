using Catalogue.Contracts;
using Catalogue.Contracts.Inbound;
using Catalogue.Model;
using Catalogue.Reactions;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;

namespace Catalogue.Tests.Reactions;

/// <summary>A fault takes goods off the shelf, whoever finds it and however often it is told (CAT-12).</summary>
public sealed class SuspendFaultyProductsTests : CatalogueTests
{
    private static readonly Guid A = Guid.NewGuid();
    private static readonly Guid B = Guid.NewGuid();

    [Theory, OnSqlite, OnPostgres]
    public async Task A_suspension_ends_with_the_last_fault_and_a_closed_one_may_be_found_again(DatabaseKind on)
    {
        await StartAsync(on);
        var product = Goods.Make(stock: 3);
        var (productId, variant) = (IdOf(product.Id), product.Variants[0].Id);
        await FindAsync(product.Id, A);
        await FindAsync(product.Id, A);
        Assert.Equal((ProductStatus.Suspended, 1), await ReadAsync(product.Id));
        await FindAsync(product.Id, B);
        Assert.Equal("ILLEGAL_TRANSITION", await CodesAsync(Owner, "listProduct", new { productId }));
        Assert.Equal("NOT_FOR_SALE", await BuyAsync(variant));
        await ClearAsync(product.Id, A);
        await ClearAsync(product.Id, A);
        Assert.Equal((ProductStatus.Suspended, 1), await ReadAsync(product.Id));
        await ClearAsync(product.Id, B);
        Assert.Equal((ProductStatus.Approved, 0), await ReadAsync(product.Id));
        Assert.Equal("", await CodesAsync(Owner, "listProduct", new { productId }));
        Assert.Null(await BuyAsync(variant));
        await FindAsync(product.Id, A);
        Assert.Equal((ProductStatus.Suspended, 1), await ReadAsync(product.Id));
        await ClearAsync(product.Id, A);
        await ClearAsync(product.Id, Guid.NewGuid());
        Assert.Equal((ProductStatus.Approved, 0), await ReadAsync(product.Id));
        await using var db = Open();
        Assert.Equal(2, await db.Faults.CountAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_fault_before_the_approval_stands_against_it(DatabaseKind on)
    {
        await StartAsync(on);
        var product = Goods.Make(ProductStatus.Submitted);
        var input = new { productId = IdOf(product.Id), verdicts = new { compliant = true, truthful = true, certificatesValid = true } };
        await FindAsync(product.Id, A);
        Assert.Equal((ProductStatus.Submitted, 1), await ReadAsync(product.Id));
        Assert.Equal("PRODUCT_HAS_FAULTS", await CodesAsync(Reviewer, "approveProduct", input));
        await ClearAsync(product.Id, A);
        Assert.Equal("", await CodesAsync(Reviewer, "approveProduct", input));
    }

    /// <summary>An approval and a fault at the same moment: whichever comes first, the product is not for sale with an open fault.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Of_an_approval_and_a_fault_at_the_same_moment_none_is_lost(DatabaseKind on)
    {
        await StartAsync(on);
        for (var round = 0; round < 12; round++)
        {
            var product = Goods.Make(ProductStatus.Submitted);
            var input = new { productId = IdOf(product.Id), verdicts = new { compliant = true, truthful = true, certificatesValid = true } };
            var told = Task.Run(() => CodesAsync(Reviewer, "approveProduct", input));
            await Task.WhenAll(told, Task.Run(() => UntilHandledAsync(product.Id)));
            var (status, faults) = await ReadAsync(product.Id);
            Assert.Equal(1, faults);
            Assert.Equal(await told switch { "" => ProductStatus.Suspended, "EDIT_CONFLICT" or "PRODUCT_HAS_FAULTS" => ProductStatus.Submitted, var code => throw new InvalidOperationException(code) }, status);
        }

        // As the inbox does.
        async Task UntilHandledAsync(ProductId product)
        {
            for (var isDone = false; !isDone;)
            {
                try
                {
                    await FindAsync(product, A);
                    isDone = true;
                }
                catch (DbUpdateConcurrencyException)
                {
                    // The approval was faster.
                }
            }
        }
    }

    /// <summary>Through the feed and the inbox: found and closed come in their order, since one class handles both, and a product that there is not holds up no other.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Faults_arrive_in_their_order(DatabaseKind on)
    {
        await StartAsync(on);
        var products = Enumerable.Range(0, 5).Select(_ => Goods.Make()).ToList();
        await Opened.StartUpAsync();
        await RaiseAsync(new ProductQualityFaultFound(new(Guid.NewGuid()), A, "COUNTERFEIT"));
        foreach (var product in products)
        {
            await RaiseAsync(new ProductQualityFaultFound(product.Id, A, "COUNTERFEIT"), new ProductQualityFaultCleared(product.Id, A), new ProductQualityFaultFound(product.Id, B, "MISLABELLED"));
            await RaiseAsync(new ProductQualityFaultCleared(product.Id, B));
        }

        await UntilAsync(async () =>
        {
            await using var db = Open();
            return await db.Faults.CountAsync(f => f.ClearedAt != null) == 10;
        });
        foreach (var product in products)
        {
            Assert.Equal((ProductStatus.Approved, 0), await ReadAsync(product.Id));
            var history = (await AskAsync(Owner, "query($id: ID!) { product(id: $id) { history(first: 50) { nodes { to reason byName } } } }", new { id = IdOf(product.Id) }))
                .GetProperty("product").GetProperty("history").GetProperty("nodes").EnumerateArray().Skip(5).Select(s => $"{s.GetProperty("to")}: {s.GetProperty("reason")}");
            Assert.Equal(["SUSPENDED: A fault was found: COUNTERFEIT.", "APPROVED: All faults are closed.", "SUSPENDED: A fault was found: MISLABELLED.", "APPROVED: All faults are closed."], history);
        }
    }

    private Task FindAsync(ProductId product, Guid fault) => HandleAsync<SuspendFaultyProducts, ProductQualityFaultFound>(new(product, fault, "COUNTERFEIT"));

    private Task ClearAsync(ProductId product, Guid fault) => HandleAsync<SuspendFaultyProducts, ProductQualityFaultCleared>(new(product, fault));

    private async Task<(ProductStatus Status, int OpenFaults)> ReadAsync(ProductId id)
    {
        await using var db = Open();
        var product = await db.Products.AsNoTracking().SingleAsync(p => p.Id == id);
        return (product.Status, product.OpenFaults);
    }

    private async Task<string?> BuyAsync(VariantId variant)
    {
        await using var scope = Opened.As(Buyer);
        return (await scope.ServiceProvider.GetRequiredService<IStockReservations>().ReserveAsync(CommandId.New(), new([new(variant, 1)]), default)).Refusal?.Code;
    }

    private async Task RaiseAsync(params IEvent[] events)
    {
        await using var db = Open();
        foreach (var raised in events)
            db.Raise(raised, Opened.Clock.Now);
        await db.SaveChangesAsync();
    }
}
