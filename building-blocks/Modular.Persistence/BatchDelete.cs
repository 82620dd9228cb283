using Microsoft.EntityFrameworkCore;

namespace Modular.Persistence;

/// <summary>Deletion of many rows without holding up those who write.</summary>
public static class BatchDelete
{
    /// <summary>The rows of one statement, so that nobody waits long for the writer.</summary>
    internal const int Batch = 1000;

    /// <summary>Deletes the rows in their order, a batch a statement, each in a transaction of its own unless there is one. Gives how many there were.</summary>
    /// <param name="rows">The rows; none of an audited entity.</param>
    /// <param name="cancellationToken">Ends it between two statements; what is gone stays gone.</param>
    public static async Task<int> DeleteInBatchesAsync<T>(this IOrderedQueryable<T> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rows);
        int total = 0, removed;
        do
        {
            removed = await rows.Take(Batch).ExecuteDeleteAsync(cancellationToken);
            total += removed;
        }
        while (removed == Batch);
        return total;
    }
}
