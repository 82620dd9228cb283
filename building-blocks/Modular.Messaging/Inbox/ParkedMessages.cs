using Modular.GraphQL;
using Modular.Kernel;

namespace Modular.Messaging;

/// <summary>What is to be done about events that handlers fail on.</summary>
[QueryType]
internal static class ParkedMessagesQuery
{
    private const int Most = 50;

    /// <summary>The events that handlers of any module failed on for good, oldest first within a module, at most 50 of each module.</summary>
    [Authorize(MessagingPermissions.Read)]
    [ListSize(AssumedSize = Most)]
    public static async Task<IReadOnlyList<ParkedMessage>> GetParkedMessagesAsync(Inboxes inboxes, CancellationToken cancellationToken)
    {
        var parked = new List<ParkedMessage>();
        foreach (var inbox in inboxes.All)
            parked.AddRange(await inbox.ParkedAsync(Most, cancellationToken));
        return parked;
    }
}

/// <summary>What is to be done about events that handlers fail on.</summary>
[MutationType]
internal static class ReplayMessageMutation
{
    /// <summary>Tries a parked event again, once its cause is repaired, with those of the same object behind it. It is parked again if it goes on failing.</summary>
    /// <param name="id">The message, as <c>parkedMessages</c> names it.</param>
    /// <returns>The message as it was parked.</returns>
    [Authorize(MessagingPermissions.Replay)]
    [Error<NotFoundError>]
    [return: GraphQLName("message")]
    public static async Task<FieldResult<ParkedMessage>> ReplayMessageAsync(Guid id, Inboxes inboxes, CancellationToken cancellationToken)
    {
        foreach (var inbox in inboxes.All)
        {
            if (await inbox.ReplayAsync(id, cancellationToken) is { } message)
                return message;
        }

        return new[] { new NotFoundError(Text.Of("PARKED_MESSAGE_NOT_FOUND", id), id.ToString()) };
    }
}
