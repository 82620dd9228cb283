using System.Security.Claims;

namespace Modular.GraphQL.Server;

/// <summary>What holds for every transport that streams.</summary>
public sealed class StreamOptions
{
    /// <summary>How long a client may take nothing of what waits for it. Then its subscriptions end with SLOW_CONSUMER, or the connection is cut.</summary>
    public TimeSpan SlowConsumerTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a connection may be silent before something without meaning is sent: a ping, or a comment.</summary>
    public TimeSpan KeepAliveInterval { get; set; } = TimeSpan.FromSeconds(12);

    /// <summary>
    /// Whether what a caller was let in for holds still: asked again and again while a connection or stream is open, which ends where it does not. Null
    /// where it holds until the token's end. A failure counts as yes, as nothing is known then.
    /// </summary>
    public Func<ClaimsPrincipal, ValueTask<bool>>? StillHolds { get; set; }

    /// <summary>How often <see cref="StillHolds"/> is asked. What it says may be that old, and as old as its own answers are.</summary>
    public TimeSpan StillHoldsInterval { get; set; } = TimeSpan.FromSeconds(1);
}

/// <summary>The limits of GraphQL over WebSocket (the protocol graphql-transport-ws).</summary>
public sealed class SocketOptions
{
    /// <summary>Whether WebSocket connections are taken.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>How long a client may take to send <c>connection_init</c>; longer closes with 4408.</summary>
    public TimeSpan InitTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a client may take to answer a ping, or a close; longer cuts the connection.</summary>
    public TimeSpan AnswerTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The most bytes of one message from the client; more closes with 1009.</summary>
    public int MaxMessageBytes { get; set; } = 1024 * 1024;

    /// <summary>The most operations that one connection runs at a time; a further one is refused with LIMIT_EXCEEDED.</summary>
    public int MaxOperations { get; set; } = 50;

    /// <summary>How many bytes may wait to be sent on one connection before its subscriptions end with SLOW_CONSUMER. A single response may be larger.</summary>
    public int MaxBufferedBytes { get; set; } = 4 * 1024 * 1024;
}
