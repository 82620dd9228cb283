using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Modular.Kernel;

namespace Modular.Messaging;

/// <summary>What a module does when events happen that it names: one cursor for each module that they come from, so that all of them arrive in the order of each object.</summary>
/// <param name="name">By which the inbox remembers it: one that is renamed begins with the first event again.</param>
/// <param name="filter">The events that are meant for it.</param>
internal abstract class Reaction(string name, EventFilter filter)
{
    /// <summary>By which the inbox remembers it.</summary>
    public string Name { get; } = name;

    /// <summary>The events that are meant for it.</summary>
    public EventFilter Filter { get; } = filter;

    /// <summary>One for each handler in the module's assembly, whatever the number of events that it handles.</summary>
    public static IReadOnlyList<Reaction> In(Assembly module) =>
        [.. HandledEvent.In(module, typeof(IHandle<>)).GroupBy(h => h.Handler).Select(h => new HandlerReaction(h.Key, [.. h]))];

    /// <summary>Whether the module's events come into question for a consumer.</summary>
    public abstract bool MayComeFrom(string module, string consumer);

    /// <summary>Reacts in the scope; nothing where the event has another version than it knows.</summary>
    public abstract Task RunAsync(IServiceProvider scope, string source, FeedEvent happened, CancellationToken cancellationToken);

    private sealed class HandlerReaction(Type handler, IReadOnlyList<HandledEvent> handled) : Reaction(handler.FullName!, new([.. handled.Select(h => h.Name)]))
    {
        private readonly Dictionary<string, Call> _calls =
            handled.ToDictionary(h => h.Name, h => (Call)Activator.CreateInstance(typeof(CallOf<>).MakeGenericType(h.Event))!);

        public override bool MayComeFrom(string module, string consumer) => handled.Any(h => h.MayComeFrom(module, consumer));

        public override Task RunAsync(IServiceProvider scope, string source, FeedEvent happened, CancellationToken cancellationToken) => _calls[happened.Name].RunAsync(
            scope.GetRequiredService(handler), happened, new(source, happened.Position, happened.OccurredAt, happened.CorrelationId, happened.ActorId), cancellationToken);
    }

    private abstract class Call
    {
        public abstract Task RunAsync(object handler, FeedEvent happened, EventSource source, CancellationToken cancellationToken);
    }

    private sealed class CallOf<TEvent> : Call where TEvent : IEvent
    {
        public override Task RunAsync(object handler, FeedEvent happened, EventSource source, CancellationToken cancellationToken) =>
            happened.Is<TEvent>() ? ((IHandle<TEvent>)handler).HandleAsync(happened.As<TEvent>(), source, cancellationToken) : Task.CompletedTask;
    }
}
