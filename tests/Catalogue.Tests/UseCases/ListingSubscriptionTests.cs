using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Catalogue.Contracts.Inbound;
using Catalogue.Model;
using Catalogue.Reactions;
using Modular.GraphQL.Execution;
using Modular.Kernel;
using Modular.Messaging;

namespace Catalogue.Tests.UseCases;

/// <summary>Whoever follows the shelf (CAT-03) is told of each change once and in order, and goes on from the last cursor as if nothing had been.</summary>
public sealed class ListingSubscriptionTests : CatalogueTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_stream_is_taken_up_where_it_ended(DatabaseKind on)
    {
        await StartAsync(on);
        await Opened.StartUpAsync();
        var product = Goods.Make(ProductStatus.Approved);
        var productId = IdOf(product.Id);
        await ListAsync();
        var feed = Opened.Services.GetRequiredService<IEventFeed>();
        await UntilAsync(async () => await feed.LastPositionAsync(default) == 3);
        await using (var fresh = await OpenAsync(null))
        {
            // What was before is not told.
            await CodesAsync(Owner, "delistProduct", new { productId });
            await ListAsync();
            Assert.Equal(["DELISTED", "LISTED"], await fresh.TakeAsync(2));
            Assert.Equal(productId, fresh.Last.GetProperty("product").GetProperty("id").GetString());

            // What happens while nobody listens is told afterwards, none twice.
            await CodesAsync(Owner, "editProduct", new { productId, title = "羊毛大衣", description = "双面羊毛。", category = "apparel" });
            await CodesAsync(Reviewer, "approveProduct", new { productId, verdicts = new { compliant = true, truthful = true, certificatesValid = true } });
            await ListAsync();
            await using var resumed = await OpenAsync(fresh.Cursor);
            Assert.Equal(["DELISTED", "LISTED"], await resumed.TakeAsync(2));
            await HandleAsync<SuspendFaultyProducts, ProductQualityFaultFound>(new(product.Id, Guid.NewGuid(), "COUNTERFEIT"));
            Assert.Equal(["SUSPENDED"], await resumed.TakeAsync(1));
            Assert.Equal((productId, JsonValueKind.Null), (resumed.Last.GetProperty("id").GetString(), resumed.Last.GetProperty("product").ValueKind));
        }

        var error = (await StreamAsync("x", null)).Single!;
        Assert.Contains("not a cursor", Encoding.UTF8.GetString(error.Body.Span), StringComparison.Ordinal);
        error.Dispose();

        async Task ListAsync() => Assert.Equal("", await CodesAsync(Owner, "listProduct", new { productId }));
    }

    /// <summary>What was never for sale stays its merchant's own matter: its suspension is not told to the public.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task What_was_not_on_the_shelf_is_not_told_of_and_others_are_filtered(DatabaseKind on)
    {
        await StartAsync(on);
        await Opened.StartUpAsync();
        await using var second = await OpenAsync(null, IdOf(KnownMerchants.Second));
        await using var all = await OpenAsync(null);
        var hidden = Goods.Make(ProductStatus.Approved);
        await HandleAsync<SuspendFaultyProducts, ProductQualityFaultFound>(new(hidden.Id, Guid.NewGuid(), "COUNTERFEIT"));
        var (own, others) = (Goods.Make(), Goods.Make(merchant: KnownMerchants.Second));
        Assert.Equal(["LISTED", "LISTED"], await all.TakeAsync(2));
        Assert.Equal(["LISTED"], await second.TakeAsync(1));
        Assert.Equal(IdOf(others.Id), second.Last.GetProperty("id").GetString());
        Assert.Equal(IdOf(others.Id), all.Last.GetProperty("id").GetString());
        Assert.NotEqual(own.Id, others.Id);
    }

    private async Task<Stream> OpenAsync(string? after, string? merchantId = null) => new((await StreamAsync(after, merchantId)).Events!);

    private async Task<ResponseStream> StreamAsync(string? after, string? merchantId) => await Opened.Services.GetRequiredService<IRequestExecutor>().StreamAsync(
        new GraphQLRequest
        {
            Document = Encoding.UTF8.GetBytes("subscription($after: String, $merchantId: ID) { listingChanged(after: $after, merchantId: $merchantId) { cursor change id product { id title } } }"),
            Variables = JsonSerializer.SerializeToElement(new { after, merchantId }),
            Services = Opened.As(TestCaller.Anonymous).ServiceProvider,
            User = new ClaimsPrincipal(),
            CorrelationId = "test",
        },
        CancellationToken.None);

    /// <summary>Reads an open stream piece by piece; one that brings nothing fails the test.</summary>
    private sealed class Stream(IAsyncEnumerable<ExecutionResult> events) : IAsyncDisposable
    {
        private readonly CancellationTokenSource _limit = new(Longest.Wait);
        private IAsyncEnumerator<ExecutionResult>? _reading;

        public JsonElement Last { get; private set; }

        public string Cursor => Last.GetProperty("cursor").GetString()!;

        public async Task<IReadOnlyList<string>> TakeAsync(int count)
        {
            _reading ??= events.GetAsyncEnumerator(_limit.Token);
            var changes = new List<string>();
            while (changes.Count < count)
            {
                Assert.True(await _reading.MoveNextAsync(), "The stream has ended.");
                using var result = _reading.Current;
                Last = JsonSerializer.Deserialize<JsonElement>(result.Body.Span).GetProperty("data").GetProperty("listingChanged");
                changes.Add(Last.GetProperty("change").GetString()!);
            }

            return changes;
        }

        public async ValueTask DisposeAsync()
        {
            await _limit.CancelAsync();
            if (_reading is not null)
                await _reading.DisposeAsync();
            _limit.Dispose();
        }
    }
}
