using System.Text.Json;
using Catalogue;
using Catalogue.Contracts;
using Merchants.Contracts;
using Merchants.Contracts.Events;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Orders.Contracts;
using Orders.Model;
using Orders.PayOrder.Sandbox;
using Orders.Persistence;

namespace Orders.Tests;

/// <summary>The module beside the real catalogue, with two merchants that trade, asked as clients and payment providers ask.</summary>
public abstract class OrdersTests : ModuleTests<OrdersModule>
{
    protected const string Secret = "a secret between two";

    protected TestCaller Buyer => Opened.CallerOf(DemoUsers.Buyer);

    protected TestCaller OtherBuyer => Buyer with { UserId = new Guid("e0000000-0000-4000-8000-000000000001"), Name = "周杰" };

    /// <summary>Who runs the first merchant, and nothing else.</summary>
    protected TestCaller Owner => Opened.CallerOf(DemoUsers.Merchant, Samples.First.Value);

    /// <summary>Who runs the second merchant.</summary>
    protected TestCaller Other => Opened.CallerOf(DemoUsers.Merchant2, Samples.Second.Value);

    private protected OrdersDb Open(ICaller? caller = null) => Opened.OpenDatabase<OrdersDb>(caller);

    private protected Task StartAsync(DatabaseKind on, IOrderScreening? screening = null, params IEnumerable<(string Name, string Value)> settings) =>
        StartAsync(on, _ => { }, screening, settings);

    private protected Task StartAsync(DatabaseKind on, Action<IServiceCollection> fakes, IOrderScreening? screening = null, params IEnumerable<(string Name, string Value)> settings) =>
        StartAsync(on, [], fakes, screening, settings);

    private protected Task StartBesideAsync(DatabaseKind on, IReadOnlyList<IModule> others, params IEnumerable<(string Name, string Value)> settings) => StartAsync(on, others, _ => { }, null, settings);

    private async Task StartAsync(DatabaseKind on, IReadOnlyList<IModule> others, Action<IServiceCollection> fakes, IOrderScreening? screening, IEnumerable<(string Name, string Value)> settings)
    {
        await UseAsync(on, new ModuleSetup
        {
            Beside = [new CatalogueModule(), .. others],
            Types = [typeof(MerchantNodes)],
            Fakes = s =>
            {
                s.AddSingleton<IMerchantReader, NoMerchants>().AddSingleton<IDataUses, OnePurpose>();
                fakes(s);
                if (screening is not null)
                    s.AddSingleton(screening);
            },
            Settings = new[] { ("Messaging:Poll", "00:00:00.050"), ("Messaging:FirstRetry", "00:00:00"), ("Modules:Orders:Sandbox:Secret", Secret) }.Concat(settings)
                .GroupBy(x => x.Item1).ToDictionary(g => g.Key, g => (string?)g.Last().Item2),
        });
    }

    protected static string IdOf<T>(T id) where T : struct => NodeId.Of(id).ToString();

    /// <summary>Writes what the model has made, as the system.</summary>
    private protected void Keep(params IEnumerable<object> made)
    {
        using var db = Open();
        db.AddRange(made);
        db.SaveChanges();
    }

    /// <summary>An order in a state, with all that was made on the way.</summary>
    private protected Order Make(OrderStatus status, Order? order = null)
    {
        order ??= Samples.Placed(at: Opened.Clock.Now);
        Keep(order.Lead(status));
        return order;
    }

    private protected async Task<Order> ReadAsync(OrderId id)
    {
        await using var db = Open();
        return await db.Orders.AsNoTracking().Include(o => o.Lines.OrderBy(l => l.Number)).SingleAsync(o => o.Id == id);
    }

    private protected async Task<List<Refund>> RefundsAsync(OrderId id)
    {
        await using var db = Open();
        return await db.Refunds.AsNoTracking().Include(r => r.Lines).Where(r => r.OrderId == id).OrderBy(r => r.Id).ToListAsync();
    }

    /// <summary>How many events of each name were raised about an object.</summary>
    private protected async Task<Dictionary<string, int>> EventsOfAsync(Guid about)
    {
        await using var db = Open();
        var table = db.Model.GetEntityTypes().Single(e => e.GetTableName() == "events").GetSchemaQualifiedTableName()!.Replace(".", "\".\"", StringComparison.Ordinal);
        var sql = $$"""SELECT "Name" AS "Value" FROM "{{table}}" WHERE "AggregateId" = {0}""";
        var names = await db.Database.SqlQueryRaw<string>(sql, about).ToListAsync();
        return names.CountBy(n => n).ToDictionary();
    }

    /// <summary>The data of a request; an error of the request fails the test.</summary>
    protected async Task<JsonElement> AskAsync(TestCaller caller, string document, object? variables = null)
    {
        var response = await Opened.ExecuteAsync(caller, document, variables);
        Assert.False(response.TryGetProperty("errors", out var errors), $"{errors}");
        return response.GetProperty("data");
    }

    /// <summary>The payload of a mutation, under a key of its own unless said.</summary>
    protected async Task<JsonElement> PayloadAsync(TestCaller caller, string mutation, object input, string selection = "__typename", string? key = null, string details = "") =>
        (await AskAsync(caller, Document(mutation, selection, key ?? Guid.NewGuid().ToString(), details), new { input })).GetProperty(mutation);

    protected static string Document(string mutation, string selection, string? key, string details = "") =>
        $"mutation($input: {char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input!) {{ {mutation}(input: $input) {(key is null ? "" : $"@idempotent(key: \"{key}\")")} " +
        $"{{ {selection} errors {{ __typename ... on Error {{ code message }} {details} }} }} }}";

    /// <summary>The codes of the errors; empty where it did what it should.</summary>
    protected async Task<string> CodesAsync(TestCaller caller, string mutation, object input, string? key = null) => CodesOf(await PayloadAsync(caller, mutation, input, key: key));

    protected static string CodesOf(JsonElement payload) => payload.GetProperty("errors") is { ValueKind: JsonValueKind.Array } errors
        ? string.Join(", ", errors.EnumerateArray().Select(e => e.TryGetProperty("rule", out var rule) && e.TryGetProperty("field", out var field) ? $"{field} {rule}" : $"{e.GetProperty("code")}"))
        : "";

    /// <summary>Hands a report in as the sandbox does by HTTP.</summary>
    private protected async Task<CallbackAnswer> ReportAsync(string reference, long amount, bool succeeded = true, string currency = Money.Yuan)
    {
        var body = new SandboxReport(reference, succeeded, amount, currency).Write();
        return await ReceiveAsync(body, SandboxSignature.Sign(Secret, body, Opened.Clock.GetUtcNow()));
    }

    private protected async Task<CallbackAnswer> ReceiveAsync(byte[] body, string? signature)
    {
        await using var scope = Opened.As();
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (signature is not null)
            headers[SandboxSignature.Header] = signature;
        return await scope.ServiceProvider.GetServices<ICallback>().Single(c => c.Path == "orders/sandbox").ReceiveAsync(new(body, headers), default);
    }

    /// <summary>Begins a payment of an order as its buyer; gives the provider's name for it.</summary>
    protected async Task<string> PayAsync(string orderId, TestCaller? by = null)
    {
        var payload = await PayloadAsync(by ?? Buyer, "payOrder", new { orderId, provider = "sandbox" }, "payment { reference }");
        Assert.Equal("", CodesOf(payload));
        return payload.GetProperty("payment").GetProperty("reference").GetString()!;
    }

    /// <summary>Lets the module's reaction handle an event, as its inbox does: alone, in a transaction, all or nothing.</summary>
    private protected async Task HandleAsync<THandler, TEvent>(TEvent happened, string from = "Catalogue") where THandler : IHandle<TEvent> where TEvent : IEvent
    {
        await using var scope = Opened.As();
        var db = scope.ServiceProvider.GetRequiredService<OrdersDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await scope.ServiceProvider.GetRequiredService<THandler>().HandleAsync(happened, new(from, 1, Opened.Clock.Now, null, null), default);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    /// <summary>A variant that its merchant sells, by the catalogue's own mutations; its node id.</summary>
    protected async Task<string> SellAsync(long price, int stock, bool isOfSecond = false, string currency = Money.Yuan)
    {
        var (by, merchant) = isOfSecond ? (Other, Samples.Second) : (Owner, Samples.First);
        await TradeAsync(merchant);
        var made = (await PayloadAsync(by, "createProduct", new
        {
            merchantId = IdOf(merchant), title = "桑蚕丝衬衫", description = "六A级桑蚕丝。", category = "apparel",
            variants = new[] { new { sku = $"SKU-{Guid.NewGuid():N}", specification = "黑色 M", price = new { amount = price, currency } } },
        }, "product { id variants { id } }")).GetProperty("product");
        var (productId, variantId) = (made.GetProperty("id").GetString()!, made.GetProperty("variants")[0].GetProperty("id").GetString()!);
        Assert.Equal("", await CodesAsync(by, "submitProduct", new { productId }));
        Assert.Equal("", await CodesAsync(Opened.CallerOf(DemoUsers.Reviewer), "approveProduct", new { productId, verdicts = new { compliant = true, truthful = true, certificatesValid = true } }));
        Assert.Equal("", await CodesAsync(by, "listProduct", new { productId }));
        Assert.Equal("", await CodesAsync(by, "receiveStock", new { variantId, quantity = stock }));
        return variantId;
    }

    /// <summary>What the catalogue has of a variant: on hand, and reserved.</summary>
    protected async Task<(int OnHand, int Reserved)> StockAsync(string variantId, TestCaller? by = null)
    {
        var stock = (await AskAsync(by ?? Owner, "query($id: ID!) { node(id: $id) { ... on ProductVariant { stock { onHand reserved } } } }", new { id = variantId })).GetProperty("node").GetProperty("stock");
        return (stock.GetProperty("onHand").GetInt32(), stock.GetProperty("reserved").GetInt32());
    }

    protected static object Placing(params IEnumerable<(string VariantId, int Quantity)> lines) => new
    {
        lines = lines.Select(l => new { variantId = l.VariantId, quantity = l.Quantity }).ToArray(),
        delivery = new { recipient = Samples.Recipient, phone = Samples.Phone, region = "上海市黄浦区", street = Samples.Street },
    };

    protected async Task<string> PlaceAsync(params IEnumerable<(string VariantId, int Quantity)> lines)
    {
        var payload = await PayloadAsync(Buyer, "placeOrder", Placing(lines), "order { id }");
        Assert.Equal("", CodesOf(payload));
        return payload.GetProperty("order").GetProperty("id").GetString()!;
    }

    private protected static OrderId OrderOf(string id) => NodeId.TryParse(id, out var node) ? new(node.Value) : throw new ArgumentException($"{id} is no id.", nameof(id));

    /// <summary>Looks until it is so; fails where it never becomes so.</summary>
    protected static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var limit = new CancellationTokenSource(Longest.Wait);
        while (!await isSo())
            await Task.Delay(20, limit.Token);
    }

    // The catalogue hears of a merchant from the merchants' module, which is not here.
    private async Task TradeAsync(MerchantId merchant)
    {
        await using var scope = Opened.As();
        var follows = typeof(CatalogueModule).Assembly.GetType("Catalogue.Reactions.FollowMerchants", throwOnError: true)!;
        await ((IHandle<MerchantActivated>)scope.ServiceProvider.GetRequiredService(follows)).HandleAsync(
            new(merchant, new(Guid.NewGuid())), new("Merchants", 1, Opened.Clock.Now, null, null), default);
    }
}
