using Modular.Kernel;

namespace Modular.Messaging;

/// <summary>What operators do about messages. Administrators hold both.</summary>
public static class MessagingPermissions
{
    internal const string Read = "messages:read";
    internal const string Replay = "messages:replay";

    /// <summary>All of them, for the host to declare.</summary>
    public static IReadOnlyList<Permission> All { get; } =
    [
        new(Read, "See the events that handlers fail on, with the reason."),
        new(Replay, "Let an event be handled again that was parked."),
    ];
}
