using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;

namespace Orders;

/// <summary>What jobs do with orders whose time has come: each in a transaction of its own, so that one that somebody else changes at the moment stops no other.</summary>
internal static class OneByOne
{
    private const int AtATime = 500;

    /// <summary>Takes a step of each order that is due; those that changed meanwhile are looked at in the next run.</summary>
    /// <param name="database">The database.</param>
    /// <param name="run">The run, which counts.</param>
    /// <param name="count">What is counted.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="due">The orders that are due at a time (UTC), in their order.</param>
    /// <param name="step">The step; false where there is none to be taken.</param>
    /// <param name="cancellationToken">Ends it between two orders.</param>
    public static async Task StepAsync(
        ModuleDatabase<OrdersDb> database, JobRun run, string count, TimeProvider clock, Func<OrdersDb, DateTime, IQueryable<OrderId>> due, Func<Order, DateTime, bool> step, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        List<OrderId> ids;
        await using (var db = database.Open(SystemCaller.Instance))
            ids = await due(db, now).Take(AtATime).ToListAsync(cancellationToken);
        var taken = 0;
        foreach (var id in ids)
        {
            await using var db = database.Open(SystemCaller.Instance);
            var order = (await db.FindOrderAsync(id, cancellationToken))!;
            if (step(order, now) && await db.TrySaveChangesAsync(cancellationToken) is null)
                taken++;
        }

        run.Count(count, taken);
    }
}
