using System.Collections.Concurrent;
using System.Reflection;
using Modular.Kernel;

namespace Modular.Messaging;

/// <summary>A command port that a module of this process answers. Registered as a singleton each.</summary>
/// <param name="Name">The stable name.</param>
/// <param name="Type">The interface in the contracts.</param>
internal sealed record DeclaredPort(string Name, Type Type);

/// <summary>What a command port is called in storage.</summary>
internal static class PortName
{
    private static readonly ConcurrentDictionary<Type, string> Known = new();

    /// <summary>The name of a port's interface.</summary>
    /// <exception cref="InvalidOperationException">The interface has no <see cref="CommandPortAttribute"/>.</exception>
    public static string Of(Type port) => Known.GetOrAdd(port, static port => port.GetCustomAttribute<CommandPortAttribute>()?.Name
        ?? throw new InvalidOperationException($"{port.FullName} has no [CommandPort(\"module.what-it-is\")]: ask for a port by its interface in the contracts."));

    /// <summary>The ports that a module's class answers.</summary>
    public static IEnumerable<Type> AnsweredBy(Type type) => type is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false }
        ? type.GetInterfaces().Where(i => i != typeof(ICommandPort) && i.IsAssignableTo(typeof(ICommandPort)))
        : [];
}
