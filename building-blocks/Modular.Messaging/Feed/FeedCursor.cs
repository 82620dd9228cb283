using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Modular.GraphQL;
using Modular.Kernel;

namespace Modular.Messaging;

/// <summary>
/// A place in a module's feed, opaque to clients. It is no secret: whoever makes one up still gets what he may see alone. One cursor serves any filter and any scope, since
/// positions count all events of the module.
/// </summary>
/// <param name="stream">A short mark of the stream, so that a cursor of another one is refused.</param>
public sealed class FeedCursor(string stream)
{
    /// <summary>The cursor of a position.</summary>
    public string Of(long position) => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{stream}:{position}")));

    /// <summary>The position of a cursor.</summary>
    /// <exception cref="BadInputException">It is none of this stream.</exception>
    public long Parse(string cursor) =>
        Base64Url.IsValid(cursor) && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)) is var text && text.StartsWith(stream + ":", StringComparison.Ordinal)
        && long.TryParse(text.AsSpan(stream.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? position
            : throw new BadInputException("The value of `after` is not a cursor of this server.");

    /// <summary>Where a subscription begins: after the client's last event, after the cursor that it was given, or with what comes from now on.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="start">What the request says; it goes before the cursor.</param>
    /// <param name="after">The cursor; null where none was given.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<long> BeginAsync(IEventFeed feed, IStreamStart start, string? after, CancellationToken cancellationToken) =>
        (start.LastEventId ?? after) is { } cursor ? Parse(cursor) : await feed.LastPositionAsync(cancellationToken);
}
