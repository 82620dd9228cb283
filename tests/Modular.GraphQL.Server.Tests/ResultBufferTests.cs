using System.Diagnostics.Tracing;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Modular.GraphQL.Building;
using Modular.GraphQL.Execution;
using Xunit.Abstractions;

namespace Modular.GraphQL.Server.Tests;

/// <summary>
/// Result buffers go back to the pool and nothing of a request stays, however it ends. Alone, since both are counted for the whole process.
/// </summary>
[Collection(nameof(MemoryTests))]
public sealed class ResultBufferTests(ITestOutputHelper output)
{
    // The figure of the full run is 100 000: MODULAR_MEMORY_REQUESTS=100000.
    private static readonly int Requests = int.Parse(Environment.GetEnvironmentVariable("MODULAR_MEMORY_REQUESTS") ?? "5000", CultureInfo.InvariantCulture);

    // Kept by the client's and the server's connection, which may or may not hold one at the moment of counting.
    private const int MostArraysOut = 20;
    private const long MostBytesMore = 1_000_000;

    private const string Sdl = "type Query { name: String names: [String] broken: String must: Must } type Must { never: String! }";

    private static readonly (string Document, string Answer)[] Kinds =
    [
        ("{ name }", """{"data":{"name":"n"}}"""),
        ("{ names }", """{"data":{"names":["""),
        ("{ broken names }", """{"errors":[{"message":"Unexpected error"""),
        ("{ must { never } }", """{"errors":[{"message":"Cannot"""),
        ("{ nothing }", """{"errors":[{"message":"""),
        ("{ name", """{"errors":[{"message":"""),
    ];

    [Fact]
    public async Task Memory_is_flat_over_many_requests()
    {
        // Few documents are kept, so that the cache is full before the counting begins.
        var executor = new RequestExecutor(Schema(), new() { MaxCachedDocuments = 20 }, NullLogger<RequestExecutor>.Instance);
        await using var server = await TestServer.StartAsync(services: b => b.Services.AddSingleton<IRequestExecutor>(executor));
        await SendAsync(server, 600);

        using var pool = new RentedArrays();
        await SendAsync(server, 60);
        var (arrays, heap) = (pool.Out, GC.GetTotalMemory(forceFullCollection: true));
        await SendAsync(server, Requests);
        var (arraysAfter, heapAfter) = (pool.Out, GC.GetTotalMemory(forceFullCollection: true));

        output.WriteLine($"{Requests:n0} requests: {pool.Rented:n0} arrays rented, out {arrays} before and {arraysAfter} after; heap {heap:n0} bytes before and {heapAfter:n0} after.");
        Assert.True(pool.Rented > Requests, $"Only {pool.Rented} rented arrays were seen.");
        Assert.InRange(arraysAfter - arrays, -MostArraysOut, MostArraysOut);
        Assert.True(heapAfter - heap < MostBytesMore, $"The heap grew from {heap:n0} to {heapAfter:n0} bytes over {Requests} requests.");
    }

    private static async Task SendAsync(TestServer server, int requests)
    {
        for (var i = 0; i < requests; i++)
        {
            var (document, expected) = Kinds[i % Kinds.Length];
            // Another text each time: what is kept by text is bounded as well.
            var answer = await server.PostAsync(JsonSerializer.Serialize(new { query = $"{document} # {i}" }));
            Assert.StartsWith(expected, answer.Body, StringComparison.Ordinal);
        }
    }

    private static Types.Schema Schema()
    {
        // A few buffers' length, so that the writer grows.
        var names = Enumerable.Range(0, 2_000).Select(object? (i) => JsonSerializer.SerializeToElement($"name {i}")).ToArray();
        return SchemaFromSdl.Build(Sdl, new()
        {
            ResolverOf = (type, field) => (type, field) switch
            {
                ("Query", "name") => new PropertyResolver(_ => JsonSerializer.SerializeToElement("n")),
                ("Query", "names") => new RowResolver(_ => new(names)),
                ("Query", "broken") => new RowResolver(_ => throw new InvalidOperationException()),
                ("Query", "must") => new RowResolver(_ => new(JsonSerializer.SerializeToElement(new { other = 1 }))),
                _ => null,
            },
        });
    }

    /// <summary>Counts what the shared pools give out and get back, by the events that they raise themselves.</summary>
    private sealed class RentedArrays : EventListener
    {
        private const int BufferRented = 1;
        private const int BufferReturned = 3;

        private long _rented;
        private long _returned;

        public long Rented => Interlocked.Read(ref _rented);

        public long Out => Rented - Interlocked.Read(ref _returned);

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == "System.Buffers.ArrayPoolEventSource")
                EnableEvents(eventSource, EventLevel.Verbose);
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            if (eventData.EventId == BufferRented)
                Interlocked.Increment(ref _rented);
            else if (eventData.EventId == BufferReturned)
                Interlocked.Increment(ref _returned);
        }
    }
}
