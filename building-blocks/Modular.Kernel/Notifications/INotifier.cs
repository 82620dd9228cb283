namespace Modular.Kernel;

/// <summary>
/// Says who is to be told what when an event happens: the module's own, or that of a module that it depends on (ACC-04). It is found in the module's assembly and
/// made in a scope of its own, as the system. It reads and changes nothing. The platform writes what it gives: once for each event, recipient and kind.
/// </summary>
public interface INotifier<in TEvent> where TEvent : IEvent
{
    /// <summary>The notices; none where nobody is to be told. An exception lets the event be tried again, and parked after some tries.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="cancellationToken">Cancelled when the process stops.</param>
    Task<IReadOnlyList<Notice>> NoticesOfAsync(TEvent happened, CancellationToken cancellationToken);
}
