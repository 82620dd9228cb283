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
    private bool _hasNewEvents;

    /// <summary>Raises an event that no entity raises itself; the next save stores it.</summary>
    /// <param name="raised">What happened.</param>
    /// <param name="at">When (UTC).</param>
    public void Raise(IEvent raised, DateTime at) => Add(StoredEvent.Of(new(raised, at), Caller));

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        if (NewEvents() is not { Count: > 0 } events)
            return base.SaveChanges(acceptAllChangesOnSuccess);
        using var transaction = BeginUnlessWithin();
        EventOrder.Secure(this, events);
        _hasNewEvents = true;
        var written = base.SaveChanges(acceptAllChangesOnSuccess: false);
        transaction?.Commit();
        return Accept(acceptAllChangesOnSuccess, written);
    }

    /// <inheritdoc/>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (NewEvents() is not { Count: > 0 } events)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await using var transaction = await BeginUnlessWithinAsync(cancellationToken);
        await EventOrder.SecureAsync(this, events, cancellationToken);
        _hasNewEvents = true;
        var written = await base.SaveChangesAsync(acceptAllChangesOnSuccess: false, cancellationToken);
        if (transaction is not null)
            await transaction.CommitAsync(cancellationToken);
        return Accept(acceptAllChangesOnSuccess, written);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.ApplyConfiguration(new StoredEventConfiguration());
        modelBuilder.ApplyConfiguration<InboxMessage>(new InboxMessageConfiguration());
        modelBuilder.ApplyConfiguration<InboxCursor>(new InboxMessageConfiguration());
    }

    /// <inheritdoc/>
    protected internal override void OnCommitted()
    {
        base.OnCommitted();
        if (!_hasNewEvents)
            return;
        _hasNewEvents = false;
        Commits.Pulse();
    }

    /// <summary>The events of this save, in the order in which they were raised.</summary>
    private List<StoredEvent> NewEvents()
    {
        foreach (var raiser in ChangeTracker.Entries<IRaisesEvents>().ToArray())
        {
            foreach (var raised in raiser.Entity.TakeNewEvents())
                Raise(raised.Event, raised.At);
        }

        return [.. ChangeTracker.Entries<StoredEvent>().Where(e => e.State == EntityState.Added).OrderBy(e => e.Property(s => s.Id).CurrentValue).Select(e => e.Entity)];
    }

    // As in a save of its own, changes count as written once they are committed.
    private int Accept(bool isWanted, int written)
    {
        if (isWanted)
            ChangeTracker.AcceptAllChanges();
        return written;
    }
}
