using BenchmarkDotNet.Running;
using Modular.Benchmarks.Http;
using Modular.Benchmarks.Orders;
using Modular.Benchmarks.Subscriptions;
using Modular.Testing;

switch (args)
{
    case ["http", .. var options]:
        return await HttpBenchmark.RunAsync(HttpOptions.Parse(options), Console.Out);
    case ["orders", .. var options]:
        return await OrdersBenchmark.RunAsync(OrdersOptions.Parse(options), Console.Out);
    case ["subscriptions", .. var options]:
        return await SubscriptionsBenchmark.RunAsync(SubscriptionsOptions.Parse(options), Console.Out);
    case ["serve-floor", var on, var commits, var orders, var catalogue]:
        await FloorServer.RunAsync(Enum.Parse<DatabaseKind>(on), [.. commits.Split(',').Select(int.Parse)], orders, catalogue);
        return 0;
    case ["serve-plain", var database]:
        await PlainServer.RunAsync(database);
        return 0;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(HttpBenchmark).Assembly).Run(args);
        return 0;
}
