using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;

namespace Orders;

/// <summary>An order whose time has come.</summary>
internal sealed class DueOrder
{
    /// <summary>The order.</summary>
    public required OrderId Id { get; init; }

    /// <summary>When its time came (UTC).</summary>
    public required DateTime When { get; init; }
}

/// <summary>An object whose time has come.</summary>
internal sealed class Due<TId> where TId : struct
{
    /// <summary>The object.</summary>
    public required TId Id { get; init; }

    /// <summary>When its time came (UTC).</summary>
    public required DateTime When { get; init; }
}

/// <summary>What jobs do with orders whose time has come: each in a transaction of its own, so that one that somebody else changes at the moment, or that fails, stops no other.</summary>
internal static class OneByOne
{
    /// <summary>Takes a step of each order that is due; those that changed meanwhile are looked at in the next run.</summary>
    /// <param name="database">The database.</param>
    /// <param name="run">The run, which counts.</param>
    /// <param name="count">What is counted.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="due">The orders that are due at a time (UTC).</param>
    /// <param name="step">The step; false where there is none to be taken.</param>
    /// <param name="cancellationToken">Ends it between two orders.</param>
    /// <param name="atATime">How many are read at a time.</param>
    /// <exception cref="JobFailedException">Some of the orders could not be stepped; all the others were.</exception>
    public static async Task StepAsync(
        ModuleDatabase<OrdersDb> database, JobRun run, string count, TimeProvider clock, Func<OrdersDb, DateTime, IQueryable<DueOrder>> due, Func<Order, DateTime, bool> step,
        CancellationToken cancellationToken, int atATime = 500)
    {
        await EachAsync(
            database, run, count, clock, (db, now) => due(db, now).Select(d => new Due<OrderId> { Id = d.Id, When = d.When }),
            (id, now, stop) => StepAsync(database, id, now, step, stop), cancellationToken, atATime);
    }

    /// <summary>As the other, for objects of any kind.</summary>
    /// <param name="database">The database.</param>
    /// <param name="run">The run, which counts.</param>
    /// <param name="count">What is counted.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="due">The objects that are due at a time (UTC).</param>
    /// <param name="step">The step, in a transaction of its own; false where there is none to be taken, or somebody else was faster.</param>
    /// <param name="cancellationToken">Ends it between two objects.</param>
    /// <param name="atATime">How many are read at a time.</param>
    /// <exception cref="JobFailedException">Some of the objects could not be stepped; all the others were.</exception>
    public static async Task EachAsync<TId>(
        ModuleDatabase<OrdersDb> database, JobRun run, string count, TimeProvider clock, Func<OrdersDb, DateTime, IQueryable<Due<TId>>> due, Func<TId, DateTime, CancellationToken, Task<bool>> step,
        CancellationToken cancellationToken, int atATime = 500) where TId : struct
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (taken, failures, page) = (0, new List<Exception>(), new List<Due<TId>>());
        // Of the last page, what was due at its last moment: the next page begins there, behind these.
        var (last, seen) = (DateTime.UnixEpoch, new List<TId>());
        do
        {
            await using (var db = database.Open(SystemCaller.Instance))
                page = await due(db, now).Where(d => d.When > last || (d.When == last && !seen.Contains(d.Id))).OrderBy(d => d.When).ThenBy(d => d.Id).Take(atATime).ToListAsync(cancellationToken);
            foreach (var one in page)
            {
                if (one.When > last)
                    (last, seen) = (one.When, []);
                seen.Add(one.Id);
                try
                {
                    taken += await step(one.Id, now, cancellationToken) ? 1 : 0;
                }
                catch (Exception e) when (!cancellationToken.IsCancellationRequested)
                {
                    failures.Add(e);
                }
            }
        }
        while (page.Count == atATime);

        run.Count(count, taken);
        run.Count("failed", failures.Count);
        if (failures.Count > 0)
            throw new JobFailedException($"{failures.Count} could not be stepped; {taken} were.", new AggregateException(failures));
    }

    private static async Task<bool> StepAsync(ModuleDatabase<OrdersDb> database, OrderId id, DateTime now, Func<Order, DateTime, bool> step, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var order = (await db.FindOrderAsync(id, cancellationToken))!;
        return step(order, now) && await db.TrySaveChangesAsync(cancellationToken) is null;
    }
}
