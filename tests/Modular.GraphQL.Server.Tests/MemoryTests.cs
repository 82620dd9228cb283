using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Server.Tests;

[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
public sealed class Alone;

/// <summary>What the transport takes of the process's memory. Alone, since the counter is the whole process's.</summary>
[Collection(nameof(MemoryTests))]
public sealed class MemoryTests
{
    // The client declares 100 MB, sends a little more than the limit and then waits: the refusal must come without the rest.
    [Fact]
    public async Task A_file_of_100_MB_is_refused_as_soon_as_the_limit_is_passed_and_is_never_held_in_memory()
    {
        await using var server = await TestServer.StartAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(server.Address.Host, server.Address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(UploadTests.Head(100_000_000));
        var chunk = new byte[64 * 1024];
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var sent = 0; sent <= 20 * 1024 * 1024; sent += chunk.Length)
            await stream.WriteAsync(chunk);
        var buffer = new byte[1024];
        var read = await stream.ReadAsync(buffer).AsTask().WaitAsync(TimeSpan.FromSeconds(20));
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        Assert.StartsWith("HTTP/1.1 413", Encoding.ASCII.GetString(buffer, 0, read), StringComparison.Ordinal);
        await server.NoFileStaysAsync();
        Assert.True(allocated < 6 * 1024 * 1024, $"{allocated} bytes were allocated for a file of 20 MiB that goes to disk.");
    }

    // A debug build was measured at 1 744, with Kestrel's share, the request's scope and the parsed variables; a string per header or a closure shows.
    [Fact]
    public async Task A_request_allocates_less_than_2200_bytes()
    {
        const int MaxBytesPerRequest = 2_200;
        const int Requests = 2_000;
        await using var server = await TestServer.StartAsync(services: b => b.Services.AddSingleton<IRequestExecutor, ConstantExecutor>());
        using var client = new TcpClient();
        await client.ConnectAsync(server.Address.Host, server.Address.Port);
        var body = """{"query":"query Q($id: ID!) {\n  merchant(id: $id) { id name }\n}","operationName":"Q","variables":{"id":"7"}}""";
        var request = Encoding.UTF8.GetBytes($"POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAccept: application/graphql-response+json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        var buffer = new byte[4096];
        Exchange(client, request, buffer, Requests);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        Exchange(client, request, buffer, Requests);
        var each = (GC.GetTotalAllocatedBytes(precise: true) - before) / Requests;
        Assert.True(each < MaxBytesPerRequest, $"{each} bytes per request");
    }

    private static void Exchange(TcpClient client, byte[] request, byte[] buffer, int times)
    {
        for (var i = 0; i < times; i++)
        {
            client.Client.Send(request);
            var read = client.Client.Receive(buffer);
            Assert.True(buffer.AsSpan(0, read).EndsWith("\r\n\r\n{\"data\":{}}"u8));
        }
    }

    private sealed class ConstantExecutor : IRequestExecutor
    {
        public Schema Schema => throw new NotSupportedException();

        public Task<ExecutionResult> ExecuteAsync(GraphQLRequest request, CancellationToken cancellationToken)
        {
            var writer = new ResponseWriter();
            writer.WriteRaw("{\"data\":{}}"u8);
            return Task.FromResult(new ExecutionResult(ExecutionOutcome.Executed, writer, hasErrors: false));
        }

        public Task<ResponseStream> StreamAsync(GraphQLRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ExecutionResult Refuse(ExecutionOutcome outcome, params IReadOnlyList<GraphQLError> errors) => throw new NotSupportedException();
    }
}
