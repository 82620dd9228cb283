using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;

namespace Modular.Messaging;

/// <summary>
/// The database of a module that raises events or reacts to those of others. The events of a save are stored in its transaction: there is
/// neither a change without its event nor an event without its change.
/// </summary>
public abstract class MessagingDbContext(DbContextOptions options) : ModuleDbContext(options)
{
    /// <inheritdoc/>
    internal override IReadOnlyList<IRowSeries> RowSeries => [EventSeries.Instance, .. base.RowSeries];

    /// <summary>Raises an event that no entity raises itself; the next save stores it.</summary>
    /// <param name="raised">What happened.</param>
    /// <param name="at">When (UTC).</param>
    public void Raise(IEvent raised, DateTime at) => Add(StoredEvent.Of(new(raised, at), Caller));

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.ApplyConfiguration(new StoredEventConfiguration());
        modelBuilder.ApplyConfiguration<InboxMessage>(new InboxMessageConfiguration());
        modelBuilder.ApplyConfiguration<InboxCursor>(new InboxMessageConfiguration());
    }

    /// <summary>The audit rows, and the events of the save in the order in which they were raised.</summary>
    internal override IReadOnlyList<INewRows> NewRows(NewAuditRows audit)
    {
        foreach (var raiser in ChangeTracker.Entries<IRaisesEvents>().ToArray())
        {
            foreach (var raised in raiser.Entity.TakeNewEvents())
                Raise(raised.Event, raised.At);
        }

        var events = ChangeTracker.Entries<StoredEvent>().Where(e => e.State == EntityState.Added).OrderBy(e => e.Property(s => s.Id).CurrentValue).Select(e => e.Entity);
        return [new NewEvents([.. events]), .. base.NewRows(audit)];
    }
}
