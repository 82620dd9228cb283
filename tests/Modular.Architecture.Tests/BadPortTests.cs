using Modular.Architecture.Tests.Fixtures;
using Modular.Architecture.Tests.Rules;

namespace Modular.Architecture.Tests;

/// <summary>The rules on command ports catch what breaks them, and pass what is sound.</summary>
public sealed class BadPortTests
{
    private const string Records = "public sealed record Reserve(Guid Item); public sealed record Reserved(int Left); ";

    private const string Sound = "[CommandPort(\"goods.stock\")] public interface IStock : ICommandPort { Task<CommandAnswer<Reserved>> ReserveAsync(CommandId command, Reserve asked, CancellationToken stop); } ";

    public static TheoryData<string, string[]> Contracts => new()
    {
        { Sound + "public interface IReader { int Read(); }", [] },
        { "public interface IStock : ICommandPort { }", ["IStock has no name"] },
        { Operation("Task<CommandAnswer<Reserved>> ReserveAsync(Reserve asked, CommandId command, CancellationToken stop)"), ["IStock.ReserveAsync is no operation of a port"] },
        { Operation("Task<CommandAnswer<Reserved>> ReserveAsync(CommandId command, Reserve asked)"), ["IStock.ReserveAsync is no operation of a port"] },
        { Operation("Task<Reserved> ReserveAsync(CommandId command, Reserve asked, CancellationToken stop)"), ["IStock.ReserveAsync is no operation of a port"] },
        { Operation("CommandAnswer<Reserved> Reserve(CommandId command, Reserve asked, CancellationToken stop)"), ["IStock.Reserve is no operation of a port"] },
    };

    [Theory, MemberData(nameof(Contracts))]
    public void A_port_of_another_shape_is_caught(string source, string[] offenders) =>
        Assert.Equal(offenders, new FixtureModule("Goods.Contracts", Records + source).Inspect(a => PortRules.OfContracts("Goods", a)).Select(v => v.Offender));

    public static TheoryData<string, string[]> Modules => new()
    {
        { Answer("received.AcceptAsync(c, a, (db, w, t) => Task.FromResult<CommandAnswer<Reserved>>(new Reserved(1)), s)", "received.CancelAsync(c, (db, t) => Task.CompletedTask, s)"), [] },
        { Answer("Task.FromResult<CommandAnswer<Reserved>>(new Reserved(1))", "received.CancelAsync(c, (db, t) => Task.CompletedTask, s)"), ["Stock answers commands without AcceptAsync"] },
        { Answer("received.AcceptAsync(c, a, (db, w, t) => Task.FromResult<CommandAnswer<Reserved>>(new Reserved(1)), s)", "Task.FromResult(CommandEnding.Cancelled)"), ["Stock answers commands without CancelAsync"] },
        { Send("db.Keep(sent); await db.SaveChangesAsync();"), [] },
        { Send("await db.SaveChangesAsync();"), ["Ordering sends commands and keeps none"] },
    };

    [Theory, MemberData(nameof(Modules))]
    public void Who_passes_the_commands_rows_by_is_caught(string source, string[] offenders) =>
        Assert.Equal(offenders, new FixtureModule("Goods", "using Modular.Messaging; " + Records + Sound + "internal sealed class GoodsDb(DbContextOptions<GoodsDb> o) : MessagingDbContext(o); " + source)
            .Inspect(a => PortRules.OfModule("Goods", a)).Select(v => v.Offender));

    private static string Operation(string method) => $"[CommandPort(\"goods.stock\")] public interface IStock : ICommandPort {{ {method}; }}";

    private static string Answer(string reserve, string cancel) => $$"""
        internal sealed class Stock(ReceivedCommands<GoodsDb> received) : IStock
        {
            public Task<CommandAnswer<Reserved>> ReserveAsync(CommandId c, Reserve a, CancellationToken s) => {{reserve}};
            public async Task<CommandEnding> CancelAsync(CommandId c, CancellationToken s) { _ = received; return await {{cancel}}; }
        }
        """;

    private static string Send(string then) => $$"""
        internal sealed class Ordering(GoodsDb db, CommandSender<GoodsDb> commands, IStock stock)
        {
            public async Task OrderAsync(CancellationToken s) { var sent = await commands.SendAsync(stock, (p, c) => p.ReserveAsync(c, new(Guid.Empty), s), s); {{then}} }
        }
        """;
}
