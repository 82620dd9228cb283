using System.Text;

namespace Modular.GraphQL.Server.WebSockets;

/// <summary>Why a connection ends, in the codes of graphql-transport-ws and RFC 6455, section 7.4.</summary>
internal readonly record struct CloseReason(int Code, string Text)
{
    // RFC 6455, section 5.5: a control frame holds 125 bytes, two of which are the code.
    private const int MaxTextBytes = 123;

    /// <summary>Nothing more can be said to the client: it is gone, or takes nothing.</summary>
    public static CloseReason Cut { get; } = new(0, "");

    /// <summary>The client has closed.</summary>
    public static CloseReason ByClient { get; } = new(1000, "");

    public static CloseReason Shutdown { get; } = new(1001, "The server is going away");

    public static CloseReason TooLarge(int maxBytes) => new(1009, $"A message is larger than {maxBytes} bytes");

    public static CloseReason BadMessage(string why) => new(4400, why);

    public static CloseReason Unauthorized { get; } = new(4401, "Unauthorized");

    /// <summary>Clients of the protocol connect again after this code, and not after 4401; so it also ends a connection whose token has expired.</summary>
    public static CloseReason Forbidden(string why) => new(4403, why);

    public static CloseReason NoSubprotocol { get; } = new(4406, "Subprotocol not acceptable");

    public static CloseReason InitTimeout { get; } = new(4408, "Connection initialisation timeout");

    public static CloseReason Duplicate(string id) => new(4409, $"Subscriber for {id} already exists");

    public static CloseReason TooManyInits { get; } = new(4429, "Too many initialisation requests");

    public static CloseReason Broken { get; } = new(4500, "Internal server error");

    /// <summary>The text, cut to what fits into a close frame.</summary>
    public string FrameText
    {
        get
        {
            if (Encoding.UTF8.GetByteCount(Text) <= MaxTextBytes)
                return Text;
            var length = 0;
            var bytes = 0;
            foreach (var rune in Text.EnumerateRunes())
            {
                bytes += rune.Utf8SequenceLength;
                if (bytes > MaxTextBytes)
                    break;
                length += rune.Utf16SequenceLength;
            }

            return Text[..length];
        }
    }
}

/// <summary>The client breaks the protocol; the connection closes.</summary>
internal sealed class RefusedMessageException(CloseReason reason) : Exception(reason.Text)
{
    public CloseReason Reason { get; } = reason;
}
