using Modular.GraphQL.Differential.Tests;

namespace Modular.GraphQL.Server.Tests.Streams;

/// <summary>graphql-ws and graphql-sse, as front-end teams use them: the cases are in tests/clients/live.</summary>
public sealed class RealClientTests
{
    [NodeFact]
    public async Task They_follow_the_feed()
    {
        string[] packages = ["graphql-ws", "graphql-sse", "ws"];
        if (!packages.All(p => Directory.Exists(Path.Combine(RunnerFiles.Clients, "node_modules", p))))
        {
            var install = await RunnerFiles.RunAsync(RunnerFiles.Clients, "", "npm", "ci", "--no-audit", "--no-fund");
            Assert.True(install.ExitCode == 0, $"npm ci failed:\n{install.Output}\n{install.Error}");
        }

        await using var server = await FeedServer.StartAsync();
        var run = await RunnerFiles.RunAsync(RunnerFiles.Clients, "", "node", "live/run.mjs", new Uri(server.Address, "/graphql").ToString());
        Assert.True(run.ExitCode == 0, $"{run.Output}\n{run.Error}");
        Assert.Equal(13, run.Output.Split('\n').Count(line => line.StartsWith("ok ", StringComparison.Ordinal)));
        await server.Feed.ClosedAsync();
        await server.NothingLeftAsync("graphql.server.socket.connections");
    }
}
