using System.Security.Claims;

namespace Modular.GraphQL.Tests.Building.Sample;

/// <summary>Counts what was called.</summary>
internal sealed class CallLog
{
    private readonly List<string> _calls = [];

    public IReadOnlyList<string> Calls
    {
        get
        {
            lock (_calls)
                return [.. _calls];
        }
    }

    public void Add(string call)
    {
        lock (_calls)
            _calls.Add(call);
    }
}

/// <summary>Stands for a DbContext: it belongs to one scope and must not be used by two resolvers.</summary>
internal sealed class OrdersDb(CallLog log) : IDisposable
{
    private bool _isDisposed;

    public Guid Instance { get; } = Guid.NewGuid();

    public void Touch() => ObjectDisposedException.ThrowIf(_isDisposed, this);

    public void Dispose()
    {
        _isDisposed = true;
        log.Add("disposed");
    }
}

/// <summary>Something with a price.</summary>
[InterfaceType]
internal interface IPriced
{
    /// <summary>The price in fen.</summary>
    long Price { get; }
}

/// <summary>What a search finds.</summary>
[UnionType]
internal interface ISearchResult;

/// <summary>An order.</summary>
internal sealed class Order : IPriced, ISearchResult
{
    /// <summary>Whose it is.</summary>
    public MerchantId MerchantId { get; init; }

    /// <summary>When it was placed.</summary>
    public DateTimeOffset PlacedAt { get; init; }

    /// <summary>The lines.</summary>
    public List<OrderLine> Lines { get; init; } = [];

    /// <inheritdoc/>
    public long Price => Lines.Sum(l => l.Price);
}

/// <summary>A line of an order.</summary>
/// <param name="Title">What.</param>
/// <param name="Price">For how much.</param>
internal sealed record OrderLine(string Title, long Price) : IPriced, ISearchResult;

[QueryType]
internal static class OrderQueries
{
    public static readonly MerchantId Known = new(new Guid("00000000-0000-0000-0000-000000000001"));

    /// <summary>The orders.</summary>
    /// <param name="first">How many.</param>
    public static async ValueTask<IReadOnlyList<Order>> GetOrdersAsync(CallLog log, CancellationToken cancellation, int first = 2)
    {
        await Task.Yield();
        log.Add("orders");
        return [.. Enumerable.Range(0, first).Select(i => new Order { MerchantId = Known, Lines = [new($"Tea {i}", 100 + i)] })];
    }

    /// <summary>Anything.</summary>
    public static IEnumerable<ISearchResult> Search() => [new Order(), new OrderLine("Tea", 1)];

    /// <summary>Which database.</summary>
    public static async Task<Guid> GetDatabaseAsync(OrdersDb db, CancellationToken cancellation)
    {
        await Task.Delay(5, cancellation);
        db.Touch();
        return db.Instance;
    }

    /// <summary>Who asks.</summary>
    [Authorize]
    public static string? GetMe(ClaimsPrincipal user) => user.Identity?.Name;

    /// <summary>Takes an id.</summary>
    public static Guid GetMerchantValue(MerchantId id, [ID("Staff")] Guid[]? staff = null) => staff is [var first, ..] ? first : id.Value;
}

/// <summary>Adds orders to the merchant of another module.</summary>
[ExtendObjectType<MerchantId>]
internal static class MerchantOrders
{
    /// <summary>How many orders.</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<int>> GetOrderCountAsync([Parent] IReadOnlyList<MerchantId> merchants, CallLog log, int plus = 0)
    {
        log.Add($"count {merchants.Count}");
        return Task.FromResult<IReadOnlyList<int>>([.. merchants.Select(_ => 1 + plus)]);
    }

    /// <summary>The newest order's title.</summary>
    public static Task<string?> GetNewestAsync([Parent] MerchantId merchant, IDataLoader<MerchantId, string> titles, CancellationToken cancellation) =>
        titles.LoadAsync(merchant, cancellation);

    /// <summary>The tags.</summary>
    public static Task<int[]?> GetTagsAsync([Parent] MerchantId merchant, IDataLoader<MerchantId, int[]> tags) => tags.LoadAsync(merchant);

    [DataLoader]
    internal static Task<Dictionary<MerchantId, string>> LoadTitles(IReadOnlyList<MerchantId> merchants, OrdersDb db)
    {
        db.Touch();
        return Task.FromResult(merchants.ToDictionary(m => m, m => $"Tea of {m.Value.ToString()[^1]}"));
    }

    [DataLoader]
    internal static ILookup<MerchantId, int> LoadTags(IReadOnlyList<MerchantId> merchants) => Enumerable.Range(1, 3).ToLookup(_ => merchants[0]);
}

internal static class MerchantNodes
{
    /// <summary>Loads merchants.</summary>
    [NodeResolver]
    internal static async Task<IReadOnlyDictionary<MerchantId, Merchant>> LoadAsync(IReadOnlyList<MerchantId> ids, CallLog log)
    {
        await Task.Yield();
        log.Add($"merchants {ids.Count}");
        return ids.Where(i => i == OrderQueries.Known).ToDictionary(i => i, i => new Merchant(i, "Tea House", MerchantStatus.InReview, "hidden")
        {
            KeeperId = new StaffId(new Guid("00000000-0000-0000-0000-000000000002")),
            DeputyIds = [new StaffId(new Guid("00000000-0000-0000-0000-000000000003")), new StaffId(new Guid("00000000-0000-0000-0000-000000000004"))],
        });
    }
}
