using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Modular.Persistence;

/// <summary>Changes rows by one statement that holds the condition: what two do at the same time cannot both find the old value.</summary>
public static class ConditionalUpdate
{
    /// <summary>
    /// Changes the rows that the query finds, in the transaction that is open. For counters that many move at once (stock, quotas) and whose entity is no fact by itself
    /// ([NotAudited]): what moved them is a row of its own.
    /// </summary>
    /// <param name="db">The context; a transaction is open (<see cref="ModuleDbContext.BeginWritingAsync"/>).</param>
    /// <param name="rows">The rows, with the condition under which they change.</param>
    /// <param name="change">What is set.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>How many rows fulfilled the condition.</returns>
    /// <exception cref="InvalidOperationException">No transaction is open, or the entity is audited.</exception>
    public static Task<int> ChangeRowsAsync<T>(this ModuleDbContext db, IQueryable<T> rows, Action<UpdateSettersBuilder<T>> change, CancellationToken cancellationToken) where T : class =>
        db.Database.CurrentTransaction is null
            ? throw new InvalidOperationException($"{typeof(T).Name} is changed in a transaction, with what moved it: call {nameof(ModuleDbContext.BeginWritingAsync)}.")
            : rows.ExecuteUpdateAsync(change, cancellationToken);
}
