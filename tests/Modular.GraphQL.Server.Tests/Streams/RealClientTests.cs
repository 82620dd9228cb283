using Modular.Testing;

namespace Modular.GraphQL.Server.Tests.Streams;

/// <summary>graphql-ws and graphql-sse follow subscriptions, as front-end teams use them: the cases are in tests/clients.</summary>
public sealed class RealClientTests
{
    [NodeTheory]
    [InlineData("graphql-ws/feed", 8)]
    [InlineData("graphql-sse/feed", 5)]
    public async Task They_follow_the_feed(string suite, int cases)
    {
        await using var server = await FeedServer.StartAsync();
        var ended = await ClientCases.RunAsync(new Uri(server.Address, "/graphql"), suite);
        Assert.All(ended, c => Assert.True(c.Ok, $"{c.Name}: {c.Message}"));
        Assert.Equal(cases, ended.Count);
        await server.Feed.ClosedAsync();
        await server.NothingLeftAsync("graphql.server.socket.connections");
    }
}
