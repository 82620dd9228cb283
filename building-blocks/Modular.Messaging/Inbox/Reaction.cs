using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Modular.Kernel;

namespace Modular.Messaging;

/// <summary>One handler of a module with one event that it handles.</summary>
internal abstract class Reaction(Type handler, Type happened)
{
    private const string ContractsSuffix = ".Contracts";

    /// <summary>By which the inbox remembers it: a handler that is renamed begins with the first event again.</summary>
    public string Name { get; } = $"{handler.FullName}/{EventName.Of(happened).Name}";

    /// <summary>The events that are meant for it.</summary>
    public EventFilter Filter { get; } = new([EventName.Of(happened).Name]);

    /// <summary>All that the module's assembly holds.</summary>
    public static IReadOnlyList<Reaction> In(Assembly module) =>
    [
        .. from handler in module.GetTypes()
           where handler is { IsAbstract: false, IsInterface: false, IsGenericTypeDefinition: false }
           from handled in handler.GetInterfaces()
           where handled.IsGenericType && handled.GetGenericTypeDefinition() == typeof(IHandle<>)
           let happened = handled.GetGenericArguments()[0]
           orderby handler.FullName, happened.FullName
           select (Reaction)Activator.CreateInstance(typeof(ReactionTo<>).MakeGenericType(happened), handler)!,
    ];

    /// <summary>
    /// Whether the module's events come into question: those of the module that declares the event; those of all modules
    /// where it is the consumer that declares it (an inbound contract).
    /// </summary>
    public bool MayComeFrom(string module, string consumer)
    {
        var declaring = happened.Assembly.GetName().Name!;
        declaring = declaring.EndsWith(ContractsSuffix, StringComparison.Ordinal) ? declaring[..^ContractsSuffix.Length] : declaring;
        return module == declaring || consumer == declaring;
    }

    /// <summary>Makes the handler in the scope and lets it react; nothing where the event has another version than it knows.</summary>
    public abstract Task RunAsync(IServiceProvider scope, string source, FeedEvent happened, CancellationToken cancellationToken);

    private sealed class ReactionTo<TEvent>(Type handler) : Reaction(handler, typeof(TEvent)) where TEvent : IEvent
    {
        private readonly Type _handler = handler;

        public override Task RunAsync(IServiceProvider scope, string source, FeedEvent happened, CancellationToken cancellationToken) =>
            happened.Is<TEvent>()
                ? ((IHandle<TEvent>)scope.GetRequiredService(_handler)).HandleAsync(
                    happened.As<TEvent>(), new(source, happened.Position, happened.OccurredAt, happened.CorrelationId, happened.ActorId), cancellationToken)
                : Task.CompletedTask;
    }
}
