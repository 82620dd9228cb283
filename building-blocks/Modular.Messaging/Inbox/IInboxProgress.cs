namespace Modular.Messaging;

/// <summary>How far a module's reactions have come.</summary>
/// <typeparam name="TContext">The module's database.</typeparam>
public interface IInboxProgress<TContext>
    where TContext : MessagingDbContext
{
    /// <summary>Whether everything that other modules have raised so far has been handled by this process or is parked. For work that begins when the startup work of all modules is done.</summary>
    Task<bool> HasCaughtUpAsync(CancellationToken cancellationToken);
}
