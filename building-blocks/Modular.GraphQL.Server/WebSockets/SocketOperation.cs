using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Server.Http;

namespace Modular.GraphQL.Server.WebSockets;

/// <summary>One operation of a connection: runs it in a scope of its own and sends what it gives, one response at a time.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The source is linked to nothing and its timer ends with the operation; whoever stops the operation may come after that.")]
internal sealed partial class SocketOperation(string id, RequestParameters parameters, SocketConnection connection)
{
    private readonly CancellationTokenSource _stop = new();
    private readonly string _correlationId = CorrelationId.New();
    private int _cause;
    private string? _lastEventId;

    public string Id { get; } = id;

    private StopCause Cause => (StopCause)Volatile.Read(ref _cause);

    private GraphQLServerOptions Options => connection.Context.Options;

    /// <summary>Tells it to stop; its source closes at once. The first cause counts.</summary>
    public void Stop(StopCause cause)
    {
        if (Interlocked.CompareExchange(ref _cause, (int)cause, (int)StopCause.None) == (int)StopCause.None)
            _ = _stop.CancelAsync();
    }

    /// <summary>Runs to the end, which it tells to the client unless the client has said it.</summary>
    public async Task RunAsync()
    {
        connection.Context.Metrics.Operations.Add(1);
        Options.Speak(connection.Context.Request.Request, connection.Identity.User);
        try
        {
            _stop.CancelAfter(Options.RequestTimeout);
            await ExecuteAsync();
            await EndAsync(ServerMessage.Complete(Id));
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            if (Cause == StopCause.SlowConsumer)
                await FailAsync(SlowConsumer());
            else if (Cause == StopCause.None)
                await FailAsync(new GraphQLError("The request took too long.") { Code = ErrorCodes.Timeout });
        }
        catch (Exception e)
        {
            LogFailure(connection.Context.Logger, e, _correlationId);
            await FailAsync(new GraphQLError($"Something went wrong inside. Correlation id: {_correlationId}.") { Code = ErrorCodes.Internal });
        }
        finally
        {
            _stop.CancelAfter(Timeout.InfiniteTimeSpan);
            connection.Operations.Release(this);
            connection.Context.Parameters.Return(parameters);
            connection.Context.Metrics.Operations.Add(-1);
            connection.Operations.Finished(this);
        }
    }

    /// <summary>Refuses an operation that was never added.</summary>
    public static Task RefuseAsync(string id, SocketConnection connection, GraphQLError error) =>
        connection.Writer.SendAsync(Error(id, connection, error), CancellationToken.None);

    private static ResponseWriter Error(string id, SocketConnection connection, GraphQLError error)
    {
        using var result = connection.Context.Executor.Refuse(ExecutionOutcome.SourceFailed, error);
        return ServerMessage.Error(id, result.Body);
    }

    private Task FailAsync(GraphQLError error) => EndAsync(Error(Id, connection, error));

    private async Task ExecuteAsync()
    {
        var context = connection.Context;
        await using var scope = context.Services.CreateAsyncScope();
        var stream = await context.Executor.StreamAsync(
            new GraphQLRequest
            {
                Document = parameters.Document,
                DocumentId = parameters.DocumentId,
                PersistedQueryHash = parameters.PersistedQueryHash,
                OperationName = parameters.OperationName,
                Variables = parameters.Variables,
                Services = scope.ServiceProvider,
                // The permissions of now, not those of the handshake.
                User = context.Renewal.Renew is { } renew ? await renew(connection.Identity.User) : connection.Identity.User,
                RenewUser = context.Renewal.Renew,
                CorrelationId = _correlationId,
                AllowIncremental = true,
            },
            _stop.Token);
        if (stream.Single is { } single)
        {
            await SendAsync(single, isEvent: false);
            return;
        }

        _stop.CancelAfter(Timeout.InfiniteTimeSpan);
        await foreach (var response in stream.Events!.WithCancellation(_stop.Token))
            await SendAsync(response, isEvent: true);
    }

    private async Task SendAsync(ExecutionResult response, bool isEvent)
    {
        using var _ = response;
        if (response.Outcome != ExecutionOutcome.Executed)
        {
            await EndAsync(ServerMessage.Error(Id, response.Body));
            return;
        }

        _stop.Token.ThrowIfCancellationRequested();
        // The only response of an operation is told whatever waits: what it did may be done once only.
        var limit = isEvent ? Options.Sockets.MaxBufferedBytes : long.MaxValue;
        if (connection.Writer.TrySendAsync(ServerMessage.Next(Id, response.Body), limit, _stop.Token) is not { } sending)
        {
            Stop(StopCause.SlowConsumer);
            throw new OperationCanceledException(_stop.Token);
        }

        await sending;
        _lastEventId = response.EventId ?? _lastEventId;
    }

    // The id is free before the client hears of the end, as it may use it again at once.
    private async Task EndAsync(ResponseWriter message)
    {
        if (connection.Operations.Release(this))
            await connection.Writer.SendAsync(message, CancellationToken.None);
        else
            message.Dispose();
    }

    private GraphQLError SlowConsumer() => new("The client did not take the events in time.")
    {
        Code = ErrorCodes.SlowConsumer,
        Extensions = _lastEventId is null ? null : new Dictionary<string, object?> { ["lastEventId"] = _lastEventId },
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "A GraphQL operation over WebSocket failed (correlation id {CorrelationId})")]
    private static partial void LogFailure(ILogger logger, Exception exception, string correlationId);
}
