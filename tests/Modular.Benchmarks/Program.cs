using BenchmarkDotNet.Running;
using Modular.Benchmarks.Http;
using Modular.Benchmarks.Orders;
using Modular.Benchmarks.Subscriptions;

switch (args)
{
    case ["http", .. var options]:
        return await HttpBenchmark.RunAsync(HttpOptions.Parse(options), Console.Out);
    case ["orders", .. var options]:
        return await OrdersBenchmark.RunAsync(OrdersOptions.Parse(options), Console.Out);
    case ["subscriptions", .. var options]:
        return await SubscriptionsBenchmark.RunAsync(SubscriptionsOptions.Parse(options), Console.Out);
    case ["serve-plain", var database]:
        await PlainServer.RunAsync(database);
        return 0;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(HttpBenchmark).Assembly).Run(args);
        return 0;
}
