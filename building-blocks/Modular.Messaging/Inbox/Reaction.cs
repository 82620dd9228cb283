using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Modular.Kernel;

namespace Modular.Messaging;

/// <summary>What a module does when events happen that it names: one cursor for each module that they come from.</summary>
/// <param name="name">By which the inbox remembers it: one that is renamed begins with the first event again.</param>
/// <param name="filter">The events that are meant for it.</param>
internal abstract class Reaction(string name, EventFilter filter)
{
    /// <summary>By which the inbox remembers it.</summary>
    public string Name { get; } = name;

    /// <summary>The events that are meant for it.</summary>
    public EventFilter Filter { get; } = filter;

    /// <summary>One for each event that each handler in the module's assembly handles.</summary>
    public static IReadOnlyList<Reaction> In(Assembly module) =>
        [.. HandledEvent.In(module, typeof(IHandle<>)).Select(h => (Reaction)Activator.CreateInstance(typeof(ReactionTo<>).MakeGenericType(h.Event), h)!)];

    /// <summary>Whether the module's events come into question for a consumer.</summary>
    public abstract bool MayComeFrom(string module, string consumer);

    /// <summary>Reacts in the scope; nothing where the event has another version than it knows.</summary>
    public abstract Task RunAsync(IServiceProvider scope, string source, FeedEvent happened, CancellationToken cancellationToken);

    private sealed class ReactionTo<TEvent>(HandledEvent handled) : Reaction($"{handled.Handler.FullName}/{handled.Name}", new([handled.Name])) where TEvent : IEvent
    {
        private readonly HandledEvent _handled = handled;

        public override bool MayComeFrom(string module, string consumer) => _handled.MayComeFrom(module, consumer);

        public override Task RunAsync(IServiceProvider scope, string source, FeedEvent happened, CancellationToken cancellationToken) =>
            happened.Is<TEvent>()
                ? ((IHandle<TEvent>)scope.GetRequiredService(_handled.Handler)).HandleAsync(
                    happened.As<TEvent>(), new(source, happened.Position, happened.OccurredAt, happened.CorrelationId, happened.ActorId), cancellationToken)
                : Task.CompletedTask;
    }
}
