using System.Buffers;
using System.Diagnostics;
using System.Net.WebSockets;
using Microsoft.Extensions.Logging;
using Modular.GraphQL.Server.Http;

namespace Modular.GraphQL.Server.WebSockets;

/// <summary>One WebSocket connection after graphql-transport-ws, from the handshake to the close frame.</summary>
internal sealed partial class SocketConnection : IDisposable
{
    private readonly WebSocket _socket;
    private readonly MessageReader _reader;
    private long _lastReceived = Stopwatch.GetTimestamp();
    private readonly long _opened = Stopwatch.GetTimestamp();
    private volatile bool _isInitialised;
    private volatile bool _isAcknowledged;
    private volatile bool _isClosing;

    public SocketConnection(WebSocket socket, SocketContext context)
    {
        _socket = socket;
        Context = context;
        Identity = ConnectionIdentity.Of(context.Request);
        Writer = new MessageWriter(socket, context.Metrics);
        Operations = new OperationRegistry(context.Options.Sockets.MaxOperations);
        _reader = new MessageReader(socket, context.Options.Sockets.MaxMessageBytes);
    }

    public SocketContext Context { get; }

    /// <summary>Who is at the other end: at first whom the handshake names, then whom connection_init names.</summary>
    public ConnectionIdentity Identity { get; private set; }

    public MessageWriter Writer { get; }

    public OperationRegistry Operations { get; }

    public bool IsAcknowledged => _isAcknowledged;

    /// <summary>For how long connection_init is being waited for.</summary>
    public TimeSpan Uninitialised => _isInitialised ? TimeSpan.Zero : Stopwatch.GetElapsedTime(_opened);

    /// <summary>For how long the client has sent nothing.</summary>
    public TimeSpan Silent => Stopwatch.GetElapsedTime(Interlocked.Read(ref _lastReceived));

    /// <summary>Serves the connection until it is closed, and returns when nothing of it is left.</summary>
    public async Task RunAsync(CancellationToken shutdown)
    {
        Context.Metrics.Connections.Add(1);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(shutdown);
        try
        {
            var reading = ReadAsync();
            var watching = new ConnectionWatch(this).RunAsync(ended.Token);
            var reason = await await Task.WhenAny(reading, watching);
            _isClosing = true;
            Operations.StopAll(StopCause.ConnectionEnded);
            await CloseAsync(reason, reading);
            await ended.CancelAsync();
            await watching;
            await Operations.WhenIdle();
        }
        finally
        {
            Context.Metrics.Connections.Add(-1);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    private async Task<CloseReason> ReadAsync()
    {
        try
        {
            while (true)
            {
                var (message, end) = await _reader.ReadAsync();
                if (end is { } reason)
                    return reason;
                if (_isClosing)
                    return CloseReason.Cut;
                Interlocked.Exchange(ref _lastReceived, Stopwatch.GetTimestamp());
                await HandleAsync(ClientMessage.Parse(message));
            }
        }
        catch (RefusedMessageException e)
        {
            return e.Reason;
        }
        catch (Exception e) when (Disconnect.Is(e))
        {
            return CloseReason.Cut;
        }
        catch (Exception e)
        {
            LogFailure(Context.Logger, e, Context.CorrelationId);
            return CloseReason.Broken;
        }
    }

    private Task HandleAsync(ClientMessage message)
    {
        switch (message.Kind)
        {
            case ClientMessageKind.ConnectionInit:
                return InitialiseAsync(message.Payload);
            case ClientMessageKind.Ping:
                return Writer.SendAsync(ServerMessage.Pong(message.Payload), CancellationToken.None);
            case ClientMessageKind.Subscribe:
                return SubscribeAsync(message);
            case ClientMessageKind.Complete:
                Operations.Take(message.Id)?.Stop(StopCause.Completed);
                return Task.CompletedTask;
            default:
                return Task.CompletedTask;
        }
    }

    private async Task InitialiseAsync(ReadOnlyMemory<byte> payload)
    {
        if (_isInitialised)
            throw new RefusedMessageException(CloseReason.TooManyInits);
        _isInitialised = true;
        if (ConnectionToken.Find(payload) is { } token)
        {
            Identity = await Context.Authenticator.AuthenticateAsync(Context.Request, token)
                ?? throw new RefusedMessageException(CloseReason.Forbidden("The token is invalid or has expired"));
        }

        await Writer.SendAsync(ServerMessage.Ack(), CancellationToken.None);
        _isAcknowledged = true;
    }

    private Task SubscribeAsync(ClientMessage message)
    {
        if (!_isAcknowledged)
            throw new RefusedMessageException(CloseReason.Unauthorized);
        if (Operations.Contains(message.Id))
            throw new RefusedMessageException(CloseReason.Duplicate(message.Id));
        var parameters = Context.Parameters.Get();
        var operation = new SocketOperation(message.Id, parameters, this);
        try
        {
            JsonRequestParser.Parse(new ReadOnlySequence<byte>(message.Payload), parameters, "payload");
        }
        catch (RequestRefusedException e)
        {
            Context.Parameters.Return(parameters);
            throw new RefusedMessageException(CloseReason.BadMessage(e.Message));
        }

        if (Operations.TryAdd(operation))
        {
            // Away from the loop that reads, so that operations run beside each other and can be completed.
            _ = Task.Run(operation.RunAsync);
            return Task.CompletedTask;
        }

        Context.Parameters.Return(parameters);
        return SocketOperation.RefuseAsync(message.Id, this, new GraphQLError($"A connection runs at most {Context.Options.Sockets.MaxOperations} operations at a time.") { Code = ErrorCodes.LimitExceeded });
    }

    private async Task CloseAsync(CloseReason reason, Task<CloseReason> reading)
    {
        var timeout = Context.Options.Sockets.AnswerTimeout;
        if (reason == CloseReason.Cut || !await Writer.CloseAsync(reason, timeout))
        {
            Context.Request.Abort();
            _socket.Abort();
        }

        // The client's own close frame is waited for: a connection that closes with unread bytes may lose what was sent last.
        var draining = DrainAsync(reading);
        if (await Task.WhenAny(draining, Task.Delay(timeout)) != draining)
        {
            _socket.Abort();
            Context.Request.Abort();
        }

        await draining;
    }

    private async Task DrainAsync(Task<CloseReason> reading)
    {
        if (await reading == CloseReason.ByClient)
            return;
        var rest = new byte[1024];
        try
        {
            while (_socket.State == WebSocketState.CloseSent && (await _socket.ReceiveAsync(rest.AsMemory(), CancellationToken.None)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (Exception e) when (Disconnect.Is(e))
        {
            // Gone without a word; that is an end as well.
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A GraphQL connection over WebSocket failed (correlation id {CorrelationId})")]
    private static partial void LogFailure(ILogger logger, Exception exception, string correlationId);
}
