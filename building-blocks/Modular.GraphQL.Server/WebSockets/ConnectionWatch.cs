using System.Diagnostics;
using Modular.GraphQL.Server.Streams;

namespace Modular.GraphQL.Server.WebSockets;

/// <summary>Looks at a connection from time to time, and finds out when it must end or be kept alive.</summary>
internal sealed class ConnectionWatch(SocketConnection connection)
{
    private static readonly TimeSpan LongestTick = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan ShortestTick = TimeSpan.FromMilliseconds(20);

    private readonly SocketOptions _sockets = connection.Context.Options.Sockets;
    private readonly StreamOptions _streams = connection.Context.Options.Streams;
    private readonly StandingCheck _standing = connection.Context.Standing;
    private Task<bool>? _holds;
    private long _asked = Stopwatch.GetTimestamp();
    private Task? _ping;
    private bool _isSlow;

    /// <summary>Why the connection must end. The token's end means that the server goes away, or that the connection has ended otherwise.</summary>
    public async Task<CloseReason> RunAsync(CancellationToken cancellationToken)
    {
        var shortest = new[] { _sockets.InitTimeout, _sockets.AnswerTimeout, _streams.SlowConsumerTimeout, _streams.KeepAliveInterval }.Min() / 4;
        using var timer = new PeriodicTimer(shortest < ShortestTick ? ShortestTick : shortest < LongestTick ? shortest : LongestTick);
        try
        {
            while (true)
            {
                await timer.WaitForNextTickAsync(cancellationToken);
                if (Look() is { } reason)
                    return reason;
            }
        }
        catch (OperationCanceledException)
        {
            return CloseReason.Shutdown;
        }
    }

    private CloseReason? Look()
    {
        if (connection.Uninitialised > _sockets.InitTimeout)
            return CloseReason.InitTimeout;
        if (connection.Identity.ExpiresAt <= connection.Context.Clock.GetUtcNow())
            return CloseReason.Forbidden("The token has expired");
        if (!StillHolds())
            return CloseReason.Forbidden("The session has ended, or what it may do has changed");
        var stalled = connection.Writer.Stalled;
        if (stalled > 2 * _streams.SlowConsumerTimeout)
            return CloseReason.Cut;
        if (stalled <= _streams.SlowConsumerTimeout)
        {
            _isSlow = false;
        }
        else if (!_isSlow)
        {
            // Their ends wait behind what is stuck, and are told if the client goes on after all.
            _isSlow = true;
            connection.Operations.StopAll(StopCause.SlowConsumer);
        }

        return KeepAlive();
    }

    // Never waits; an answer is looked at in a later round.
    private bool StillHolds()
    {
        if (_holds is { IsCompleted: true } answer)
        {
            _holds = null;
            return answer.Result;
        }

        if (_standing.IsAsked && _holds is null && connection.IsAcknowledged && Stopwatch.GetElapsedTime(_asked) >= _standing.Interval)
        {
            _asked = Stopwatch.GetTimestamp();
            _holds = _standing.HoldsAsync(connection.Identity.User);
        }

        return true;
    }

    private CloseReason? KeepAlive()
    {
        if (connection.Silent <= _streams.KeepAliveInterval)
        {
            _ping = null;
            return null;
        }

        // Behind something that is stuck a ping says nothing.
        if (_ping is null && connection.IsAcknowledged && connection.Writer.BufferedBytes == 0)
            _ping = connection.Writer.SendAsync(ServerMessage.Ping(), CancellationToken.None);
        return _ping is { IsCompleted: true } && connection.Silent > _streams.KeepAliveInterval + _sockets.AnswerTimeout ? CloseReason.Cut : null;
    }
}
