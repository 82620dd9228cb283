namespace Modular.Kernel;

/// <summary>Work that goes on for as long as the host serves. Registered as a singleton; the host runs it.</summary>
public interface IBackgroundWork
{
    /// <summary>Begins when the startup work of all modules is done, and comes back once it has ended what it began.</summary>
    /// <param name="stopping">Cancelled when the host stops.</param>
    Task RunAsync(CancellationToken stopping);
}
