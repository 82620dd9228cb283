using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Modular.Messaging;

/// <summary>Saves editions, of which two people may want the same place at once. The module's unique indexes say which places there are: the number, and being in force.</summary>
public static class EditionSaving
{
    /// <summary>Puts an edition in force and retires the one that was, both or neither.</summary>
    /// <param name="db">The module's database, which tracks the edition.</param>
    /// <param name="edition">The edition.</param>
    /// <param name="before">The one of the same thing that is in force, where there is one.</param>
    /// <param name="by">Who publishes it.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="cancellationToken">Ends it; nothing is changed then.</param>
    public static async Task<FieldResult<TEdition>> PublishAsync<TEdition, TState>(
        this MessagingDbContext db, TEdition edition, IQueryable<TEdition> before, Actor by, DateTime at, CancellationToken cancellationToken)
        where TEdition : EditionOf<TState> where TState : struct, Enum
    {
        await using var writing = await db.BeginWritingAsync(cancellationToken);
        // First, so that the database never sees two in force.
        if (await before.SingleOrDefaultAsync(cancellationToken) is { } old
            && (old.Retire(by, at, edition.Edition) ?? await db.TrySaveChangesAsync(cancellationToken)) is { } conflict)
            return new[] { conflict };
        if (edition.Publish(by, at) is { } refused)
            return new[] { refused };
        var saved = await db.SaveEditionAsync(edition, cancellationToken);
        if (saved.IsSuccess)
            await writing.CommitAsync(cancellationToken);
        return saved;
    }

    /// <summary>Saves an edition: of two who want the same place at once one has it, and the other is told that there is a conflict.</summary>
    public static async Task<FieldResult<TEdition>> SaveEditionAsync<TEdition>(this MessagingDbContext db, TEdition edition, CancellationToken cancellationToken)
        where TEdition : class, IVersioned
    {
        // A draft that lost its number is not there; what exists is at the version that it was read at.
        var entry = db.Entry(edition);
        var version = entry.State == EntityState.Added ? 0 : entry.Property(e => e.Version).OriginalValue;
        try
        {
            return await db.TrySaveChangesAsync(cancellationToken) is { } conflict ? new IUserError[] { conflict } : edition;
        }
        catch (DbUpdateException failure) when (UniqueViolation.IsAny(failure))
        {
            return new IUserError[] { EditConflictError.At(version) };
        }
    }
}
