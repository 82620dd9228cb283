using System.Collections.Concurrent;
using System.Reflection;
using Modular.Kernel;

namespace Modular.Messaging;

/// <summary>What an event is called in storage and on the wire.</summary>
/// <param name="Name">The stable name.</param>
/// <param name="Version">The version of the record's shape.</param>
internal readonly record struct EventName(string Name, int Version)
{
    private static readonly ConcurrentDictionary<Type, EventName> Known = new();

    /// <summary>The name of a record.</summary>
    /// <exception cref="InvalidOperationException">The record has no <see cref="EventAttribute"/>.</exception>
    public static EventName Of(Type type) => Known.GetOrAdd(type, static type =>
        type.GetCustomAttribute<EventAttribute>() is { } attribute
            ? new(attribute.Name, attribute.Version)
            : throw new InvalidOperationException($"{type.FullName} has no [Event(\"module.what-happened\")], and an event needs a name that outlives its class."));
}
