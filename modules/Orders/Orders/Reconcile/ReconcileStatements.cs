using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;

namespace Orders.Reconcile;

/// <summary>
/// Compares the payments with what their providers' statements say (ORD-12): what fits is matched, what does not is noted for finance, and so is what one of the two does not know of. A run
/// that dies is begun anew and finds what was noted.
/// </summary>
[Job("orders.reconcile", "10 */5 * * * ?")]
internal sealed class ReconcileStatements(ModuleDatabase<OrdersDb> database, TimeProvider clock) : IJob
{
    private const int AtATime = 500;

    /// <inheritdoc/>
    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        List<ProviderStatementId> open;
        await using (var db = database.Open(SystemCaller.Instance))
            open = await db.ProviderStatements.Where(s => s.Status == ProviderStatementStatus.Imported).OrderBy(s => s.ImportedAt).ThenBy(s => s.Id).Select(s => s.Id).ToListAsync(cancellationToken);
        foreach (var id in open)
            await ReconcileAsync(id, run, cancellationToken);
    }

    private async Task ReconcileAsync(ProviderStatementId id, JobRun run, CancellationToken cancellationToken)
    {
        var matched = 0;
        for (var (after, count) = (0, AtATime); count == AtATime;)
            (after, count, matched) = await CompareAsync(id, after, matched, run, cancellationToken);
        for (var count = AtATime; count == AtATime;)
            count = await MissedAsync(id, run, cancellationToken);
        await using var db = database.Open(SystemCaller.Instance);
        var statement = await db.ProviderStatements.SingleAsync(s => s.Id == id, cancellationToken);
        if (statement.Status != ProviderStatementStatus.Imported)
            return;
        statement.Finish(matched, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
        run.Count("reconciled");
    }

    // Some rows of the statement, with the payments that they name.
    private async Task<(int After, int Count, int Matched)> CompareAsync(ProviderStatementId id, int after, int matched, JobRun run, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var (statement, now) = (await db.ProviderStatements.SingleAsync(s => s.Id == id, cancellationToken), clock.GetUtcNow().UtcDateTime);
        var rows = await db.ProviderStatementRows.AsNoTracking().Where(r => r.StatementId == id && r.Line > after).OrderBy(r => r.Line).Take(AtATime).ToListAsync(cancellationToken);
        var names = rows.ConvertAll(r => r.Reference);
        var alone = await db.Payments.Where(p => p.Provider == statement.Provider && p.GroupReference == null && names.Contains(p.Reference)).ToListAsync(cancellationToken);
        var parts = await db.Payments.Where(p => p.Provider == statement.Provider && p.GroupReference != null && names.Contains(p.GroupReference)).OrderBy(p => p.Id).ToListAsync(cancellationToken);
        var payments = alone.Concat(parts).ToLookup(p => p.GroupReference ?? p.Reference);
        var noted = await NotedAsync(db, id, names, cancellationToken);
        foreach (var row in rows)
        {
            List<Payment> booked = [.. payments[row.Reference]];
            var fits = booked.Count > 0 && booked.TrueForAll(p => p.CurrencyReceived == row.Currency) && booked.Sum(p => p.AmountReceived) == row.Amount
                && booked.TrueForAll(p => p.Status is PaymentStatus.Succeeded or PaymentStatus.Matched);
            foreach (var payment in booked)
                payment.Compare(fits ? payment.AmountReceived : Part(booked, payment, row), row.Currency, now);
            matched += fits ? 1 : 0;
            run.Count(fits ? "matched" : "exceptions");
            if (!fits && !noted.Contains(row.Reference))
                db.Add(ReconciliationException.Of(statement, booked.Exists(p => p.AmountReceived is not null) ? ReconciliationProblem.AmountDiffers : ReconciliationProblem.MissingHere, row.Reference, booked, row, now));
        }

        await db.SaveChangesAsync(cancellationToken);
        return (rows.Count > 0 ? rows[^1].Line : after, rows.Count, matched);
    }

    // What is booked for the statement's days and not named in it. Whoever was noted is not found again, as its payment is a mismatch then.
    private async Task<int> MissedAsync(ProviderStatementId id, JobRun run, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var (statement, now) = (await db.ProviderStatements.SingleAsync(s => s.Id == id, cancellationToken), clock.GetUtcNow().UtcDateTime);
        var (from, to) = (BusinessDay.StartOf(statement.From), BusinessDay.StartOf(statement.To.AddDays(1)));
        var missed = await db.Payments.Where(p => p.Status == PaymentStatus.Succeeded && p.Provider == statement.Provider && p.ReportedAt >= from && p.ReportedAt < to
                && !db.ProviderStatementRows.Any(r => r.StatementId == id && r.Reference == (p.GroupReference ?? p.Reference)))
            .OrderBy(p => p.InitiatedAt).ThenBy(p => p.Id).Take(AtATime).ToListAsync(cancellationToken);
        var noted = await NotedAsync(db, id, missed.ConvertAll(p => p.GroupReference ?? p.Reference), cancellationToken);
        foreach (var group in missed.GroupBy(p => p.GroupReference ?? p.Reference))
        {
            if (!noted.Contains(group.Key))
                db.Add(ReconciliationException.Of(statement, ReconciliationProblem.MissingAtProvider, group.Key, [.. group], null, now));
            run.Count("exceptions");
            foreach (var payment in group)
                payment.Compare(null, null, now);
        }

        await db.SaveChangesAsync(cancellationToken);
        return missed.Count;
    }

    // What the statement says of a part is said with the first one; the others are named by it.
    private static long Part(List<Payment> booked, Payment payment, ProviderStatementRow row) => booked.Count == 1 ? row.Amount : Shares.Split(row.Amount, [.. booked.Select(p => p.AmountDue)])[booked.IndexOf(payment)];

    private static async Task<HashSet<string>> NotedAsync(OrdersDb db, ProviderStatementId id, List<string> references, CancellationToken cancellationToken) =>
        [.. await db.ReconciliationExceptions.Where(e => e.StatementId == id && references.Contains(e.Reference)).Select(e => e.Reference).ToListAsync(cancellationToken)];
}
