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

    /// <summary>Keeps a command with the next save: what that writes and the command stand together, or neither does. Call it right before the save.</summary>
    /// <param name="sent">The command; it was accepted.</param>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public void Keep(SentCommand sent)
    {
        if (!sent.HasEffect)
            throw new InvalidOperationException($"The command {sent.Id.Value} was refused; there is nothing to keep.");
        Attach(sent.Intention);
        sent.Intention.Keep(Now);
    }

    /// <inheritdoc/>
    /// <exception cref="CommandExpiredException">A command that was to be kept has been taken back; nothing was written.</exception>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        try
        {
            return base.SaveChanges(acceptAllChangesOnSuccess);
        }
        catch (DbUpdateConcurrencyException e) when (ExpiredIn(e) is { } expired)
        {
            throw new CommandExpiredException(expired, e);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="CommandExpiredException">A command that was to be kept has been taken back; nothing was written.</exception>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        catch (DbUpdateConcurrencyException e) when (ExpiredIn(e) is { } expired)
        {
            throw new CommandExpiredException(expired, e);
        }
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.ApplyConfiguration(new StoredEventConfiguration());
        modelBuilder.ApplyConfiguration<InboxMessage>(new InboxMessageConfiguration());
        modelBuilder.ApplyConfiguration<InboxCursor>(new InboxMessageConfiguration());
        modelBuilder.ApplyConfiguration(new CommandIntentionConfiguration());
        modelBuilder.ApplyConfiguration(new ReceivedCommandConfiguration());
        if (modelBuilder.Model.GetEntityTypes().Any(e => e.ClrType.IsAssignableTo(typeof(IRemembersSteps))))
            modelBuilder.ApplyConfiguration(new StateChangeConfiguration());
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

    /// <inheritdoc/>
    internal override void AddMadeRows()
    {
        foreach (var moved in ChangeTracker.Entries<IRemembersSteps>().ToArray())
            AddRange(moved.Entity.TakeNewSteps());
    }

    private static CommandId? ExpiredIn(DbUpdateConcurrencyException failure) =>
        failure.Entries.Select(e => e.Entity).OfType<CommandIntention>().FirstOrDefault() is { } intention ? new(intention.Id) : null;
}
