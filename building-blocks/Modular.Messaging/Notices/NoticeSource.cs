using Microsoft.Extensions.DependencyInjection;
using Modular.Kernel;

namespace Modular.Messaging;

/// <summary>One <see cref="INotifier{TEvent}"/> of a module with one event that it makes notices of (ACC-04). Registered as a singleton each; the platform asks them.</summary>
internal abstract class NoticeSource(HandledEvent notified, string consumer)
{
    /// <summary>The stable name of the event.</summary>
    public string EventName { get; } = notified.Name;

    /// <summary>Whether the module's events come into question.</summary>
    public bool MayComeFrom(string module) => notified.MayComeFrom(module, consumer);

    /// <summary>What is to be told of the event; nothing where it has another version than the notifier knows.</summary>
    /// <param name="scope">A scope of the system's own.</param>
    /// <param name="happened">The event.</param>
    /// <param name="cancellationToken">Cancelled when the process stops.</param>
    public abstract Task<IReadOnlyList<Notice>> NoticesOfAsync(IServiceProvider scope, FeedEvent happened, CancellationToken cancellationToken);

    /// <summary>Registers all notifiers of a module.</summary>
    public static void AddTo(IServiceCollection services, ModuleContext module)
    {
        foreach (var notified in HandledEvent.In(module.Assembly, typeof(INotifier<>)))
            services.AddSingleton((NoticeSource)Activator.CreateInstance(typeof(Of<>).MakeGenericType(notified.Event), notified, module.Name)!);
        services.Scan(scan => scan.FromAssemblies(module.Assembly)
            .AddClasses(c => c.AssignableTo(typeof(INotifier<>)), publicOnly: false).AsSelf().WithScopedLifetime());
    }

    private sealed class Of<TEvent>(HandledEvent notified, string consumer) : NoticeSource(notified, consumer) where TEvent : IEvent
    {
        private readonly Type _notifier = notified.Handler;

        public override async Task<IReadOnlyList<Notice>> NoticesOfAsync(IServiceProvider scope, FeedEvent happened, CancellationToken cancellationToken) =>
            happened.Is<TEvent>()
                ? await ((INotifier<TEvent>)scope.GetRequiredService(_notifier)).NoticesOfAsync(happened.As<TEvent>(), cancellationToken)
                : [];
    }
}
