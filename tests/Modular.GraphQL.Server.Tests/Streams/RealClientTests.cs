using Modular.Testing;

namespace Modular.GraphQL.Server.Tests.Streams;

/// <summary>graphql-ws and graphql-sse, as front-end teams use them: the cases are in tests/clients/live.</summary>
public sealed class RealClientTests
{
    [NodeFact]
    public async Task They_follow_the_feed()
    {
        await RepositoryFolder.InstallClientsAsync("graphql-ws", "graphql-sse", "ws");
        await using var server = await FeedServer.StartAsync();
        var run = await ExternalProgram.RunAsync(RepositoryFolder.Clients, "", "node", "live/run.mjs", new Uri(server.Address, "/graphql").ToString());
        Assert.True(run.ExitCode == 0, $"{run.Output}\n{run.Error}");
        Assert.Equal(13, run.Output.Split('\n').Count(line => line.StartsWith("ok ", StringComparison.Ordinal)));
        await server.Feed.ClosedAsync();
        await server.NothingLeftAsync("graphql.server.socket.connections");
    }
}
