using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Orders.Model;

namespace Orders.Tests.Fulfilment;

/// <summary>Confirmed orders are given to those who may ship at their merchant, so that all have about as many (ORD-03); the queue shows what waits, the most urgent first.</summary>
public sealed class AssignmentTests : OrdersTests
{
    private static readonly Guid[] Staff = [DemoUsers.Merchant.Id, DemoUsers.Fulfilment.Id, DemoUsers.Reviewer.Id];

    [Theory, OnSqlite, OnPostgres]
    public async Task The_load_is_shared_and_the_most_urgent_come_first(DatabaseKind on)
    {
        await StartAsync(on, s => s.AddSingleton<IAudienceSource>(new StaffOf(Samples.First.Value, Staff)));
        for (var i = 0; i < 7; i++)
            Make(OrderStatus.Confirmed, Samples.Placed(at: Opened.Clock.Now.AddMinutes(-i)));
        var held = Samples.Placed(at: Opened.Clock.Now);
        var made = held.Lead(OrderStatus.Confirmed);
        held.Hold(Opened.Clock.Now);
        Keep(made);
        Make(OrderStatus.Paid);
        // Nobody works for the second merchant: its orders wait.
        var theirs = Make(OrderStatus.Confirmed, Samples.Placed(merchant: Samples.Second, at: Opened.Clock.Now));
        var runs = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => Opened.RunJobAsync("orders.assign"))));
        Assert.Equal(7, runs.Sum(r => r.Counts.GetValueOrDefault("assigned")));
        await using (var db = Open())
        {
            var loads = (await db.Assignments.ToListAsync()).CountBy(a => a.AssigneeId).ToDictionary();
            Assert.Equal(Staff.Order(), loads.Keys.Order());
            Assert.True(on == DatabaseKind.Postgres || loads.Values.Max() - loads.Values.Min() <= 1, string.Join(' ', loads.Values));
            Assert.False(await db.Assignments.AnyAsync(a => a.OrderId == held.Id || a.OrderId == theirs.Id));
        }

        Assert.False((await Opened.RunJobAsync("orders.assign")).Counts.ContainsKey("assigned"));
        // Who has done most gets the next ones.
        var queue = await QueueAsync(Owner, "step: SHIP, assignedTo: ME");
        Assert.Equal(queue.Order(), queue);
        await ShipAllOfAsync(Owner.UserId!.Value);
        Make(OrderStatus.Confirmed, Samples.Placed(at: Opened.Clock.Now));
        Assert.Equal(1, (await Opened.RunJobAsync("orders.assign")).Counts["assigned"]);
        Assert.Single(await QueueAsync(Owner, "assignedTo: ME"));
        Assert.Empty(await QueueAsync(Owner, "assignedTo: NOBODY, step: SHIP"));
        Assert.Single(await QueueAsync(Owner, "step: CONFIRM"));
        Assert.Single(await QueueAsync(Other, "assignedTo: NOBODY"));
        Assert.Empty(await QueueAsync(Owner, "overdue: true"));
        Opened.Clock.Advance(TimeSpan.FromDays(3));
        Assert.NotEmpty(await QueueAsync(Owner, "overdue: true"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task It_is_given_to_another_who_may_ship_it(DatabaseKind on)
    {
        await StartAsync(on, s => s.AddSingleton<IAudienceSource>(new StaffOf(Samples.First.Value, Staff)));
        var order = Make(OrderStatus.Confirmed);
        object Giving(Guid to, int? expectedVersion = null) => new { orderId = IdOf(order.Id), userId = to, expectedVersion };
        Assert.Equal("INVALID_INPUT", await CodesAsync(Owner, "reassignOrder", Giving(Guid.NewGuid())));
        Assert.Equal("EDIT_CONFLICT", await CodesAsync(Owner, "reassignOrder", Giving(DemoUsers.Reviewer.Id, 1)));
        Assert.Equal("", await CodesAsync(Owner, "reassignOrder", Giving(DemoUsers.Reviewer.Id, 0)));
        Assert.Equal("EDIT_CONFLICT", await CodesAsync(Owner, "reassignOrder", Giving(Owner.UserId!.Value, 0)));
        Assert.False((await Opened.RunJobAsync("orders.assign")).Counts.ContainsKey("assigned"));
        var seen = (await AskAsync(Owner, "query($id: ID!) { order(id: $id) { version assignment { assigneeName isMine version assignedAt } } }", new { id = IdOf(order.Id) })).GetProperty("order");
        Assert.Equal((DemoUsers.Reviewer.Name, false), (seen.GetProperty("assignment").GetProperty("assigneeName").GetString(), seen.GetProperty("assignment").GetProperty("isMine").GetBoolean()));
        var version = seen.GetProperty("assignment").GetProperty("version").GetInt32();
        // Of two who give it at once, one is told.
        var codes = await Task.WhenAll(new[] { Owner.UserId!.Value, DemoUsers.Fulfilment.Id }.Select(u => Task.Run(() => CodesAsync(Owner, "reassignOrder", Giving(u, version)))));
        Assert.Equal(["", "EDIT_CONFLICT"], codes.Order());
        Assert.Equal("NOT_FOUND", await CodesAsync(Other, "reassignOrder", Giving(Other.UserId!.Value)));
        Assert.Equal(JsonValueKind.Null, (await AskAsync(Buyer, "query($id: ID!) { order(id: $id) { assignment { isMine } } }", new { id = IdOf(order.Id) })).GetProperty("order").GetProperty("assignment").ValueKind);
        Assert.Equal(2, (await EventsOfAsync(order.Id.Value))["orders.order-assigned"]);
        // Giving it out is no change of the order.
        Assert.Equal(order.Version, (await ReadAsync(order.Id)).Version);
    }

    private async Task<List<DateTime>> QueueAsync(TestCaller caller, string arguments) =>
        [.. (await AskAsync(caller, $"{{ fulfilmentQueue(first: 50, {arguments}) {{ nodes {{ dueAt }} }} }}")).GetProperty("fulfilmentQueue").GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("dueAt").GetDateTime())];

    private async Task ShipAllOfAsync(Guid user)
    {
        await using var db = Open();
        foreach (var assignment in await db.Assignments.Where(a => a.AssigneeId == user).ToListAsync())
            Assert.Equal("", await CodesAsync(Owner, "shipOrder", new { orderId = IdOf(assignment.OrderId), carrier = "sf", trackingNumber = "SF1" }));
    }

    /// <summary>Stands for the module that knows who works where.</summary>
    private sealed class StaffOf(Guid merchant, IReadOnlyCollection<Guid> staff) : IAudienceSource
    {
        public Task<IReadOnlyList<IReadOnlySet<Guid>>> FindAsync(IReadOnlyList<Audience> audiences, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<IReadOnlySet<Guid>>>(
            [.. audiences.Select(a => a.Permissions.Any(p => p.MerchantId == merchant && p.Permission == OrdersPermissions.Ship) ? staff.ToHashSet() : [])]);

        public Task<IReadOnlyDictionary<Guid, MailAddressee>> AddresseesOfAsync(IReadOnlyCollection<Guid> userIds, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyDictionary<Guid, MailAddressee>>(new Dictionary<Guid, MailAddressee>());
    }
}
