using BenchmarkDotNet.Running;
using Modular.Benchmarks.Http;

switch (args)
{
    case ["http", .. var options]:
        return await HttpBenchmark.RunAsync(HttpOptions.Parse(options), Console.Out);
    case ["serve-plain", var database]:
        await PlainServer.RunAsync(database);
        return 0;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(HttpBenchmark).Assembly).Run(args);
        return 0;
}
