using System.Net.Sockets;
using System.Runtime.Versioning;

namespace Modular.Testing;

/// <summary>What a subscriber is told.</summary>
public enum StreamMessageKind
{
    /// <summary>A response.</summary>
    Next,

    /// <summary>That the subscription has ended with errors.</summary>
    Error,

    /// <summary>That the subscription has ended.</summary>
    Complete,

    /// <summary>That the connection has ended.</summary>
    Closed,
}

/// <summary>Something that a subscriber is told.</summary>
/// <param name="Kind">What.</param>
/// <param name="Id">The subscription's id; empty over server-sent events, and where the connection has ended.</param>
/// <param name="Text">JSON: the response, or the errors; for the connection's end the close code and its text, or <c>cut</c>.</param>
public sealed record StreamMessage(StreamMessageKind Kind, string Id, string Text)
{
    /// <summary>The end of a connection without a word.</summary>
    public static StreamMessage Cut { get; } = new(StreamMessageKind.Closed, "", "cut");

    /// <summary>What is received; <see cref="Cut"/> where there is nothing more.</summary>
    internal static async Task<StreamMessage> OrCutAsync(Func<Task<StreamMessage>> receive)
    {
        try
        {
            return await receive();
        }
        catch (Exception e) when (e is EndOfStreamException or SocketException or ObjectDisposedException)
        {
            return Cut;
        }
    }
}

/// <summary>A client of subscriptions that holds little, and takes what the server sends only when it is told to.</summary>
public interface ISubscriber : IDisposable
{
    /// <summary>Whether neither end has ended the connection, whatever is still to be read.</summary>
    [SupportedOSPlatform("linux")]
    bool IsOpen { get; }

    /// <summary>Subscribes.</summary>
    /// <param name="id">The subscription's id, of the client's own choice; not used over server-sent events, where a connection has one subscription.</param>
    /// <param name="query">The document, with a variable <c>$after</c>.</param>
    /// <param name="after">What <c>$after</c> is.</param>
    Task SubscribeAsync(string id, string query, string? after);

    /// <summary>The next thing that the server says; its pings are answered meanwhile.</summary>
    Task<StreamMessage> ReceiveAsync();
}
