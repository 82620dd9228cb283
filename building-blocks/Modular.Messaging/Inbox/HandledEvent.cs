using System.Reflection;

namespace Modular.Messaging;

/// <summary>An event that a class of a module has something to do with, by an interface such as <see cref="IHandle{TEvent}"/>.</summary>
/// <param name="Handler">The class.</param>
/// <param name="Event">The event's record.</param>
internal sealed record HandledEvent(Type Handler, Type Event)
{
    private const string ContractsSuffix = ".Contracts";

    /// <summary>The event's stable name.</summary>
    public string Name => EventName.Of(Event).Name;

    /// <summary>All that the module's assembly holds.</summary>
    /// <param name="module">The assembly.</param>
    /// <param name="open">The interface over one event.</param>
    public static IEnumerable<HandledEvent> In(Assembly module, Type open) =>
        from handler in module.GetTypes()
        where handler is { IsAbstract: false, IsInterface: false, IsGenericTypeDefinition: false }
        from handled in handler.GetInterfaces()
        where handled.IsGenericType && handled.GetGenericTypeDefinition() == open
        let happened = handled.GetGenericArguments()[0]
        orderby handler.FullName, happened.FullName
        select new HandledEvent(handler, happened);

    /// <summary>
    /// Whether the module's events come into question: those of the module that declares the event; those of all modules
    /// where it is the consumer that declares it (an inbound contract).
    /// </summary>
    public bool MayComeFrom(string module, string consumer)
    {
        var declaring = Event.Assembly.GetName().Name!;
        declaring = declaring.EndsWith(ContractsSuffix, StringComparison.Ordinal) ? declaring[..^ContractsSuffix.Length] : declaring;
        return module == declaring || consumer == declaring;
    }
}
