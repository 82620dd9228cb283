using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;
using Settlement.CloseMonth;
using Settlement.Model;
using Settlement.Persistence;

namespace Settlement.Demo;

/// <summary>
/// Settles the past months of the demo orders when their money is booked: the last one is closed, the one before issued, older ones are confirmed and paid out. Each step takes what is left to
/// be done, so that a start after an interruption goes on; what somebody has disputed or taken back stays as it is.
/// </summary>
internal sealed partial class SettleDemoMonths(
    ISystemScopes scopes, IInboxProgress<SettlementDb> inbox, ModuleDatabase<SettlementDb> database, TimeProvider clock, DemoAmount demo, ILogger<SettleDemoMonths> logger) : IBackgroundWork
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly Actor Maker = new(DemoUsers.Finance.Id);
    private static readonly Actor Checker = new(DemoUsers.Finance2.Id);

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken stopping)
    {
        if (demo.Value == DemoData.None)
            return;
        try
        {
            while (!await inbox.HasCaughtUpAsync(stopping))
                await Task.Delay(Pause, stopping);
            await using (var scope = scopes.Open())
                await scope.ServiceProvider.GetRequiredService<MonthClosing>().ClosePastAsync(stopping);
            await EachAsync(db => Begun(db, StatementStatus.Calculated, monthsAgo: 2), (_, s, now) => s.Issue(Maker, now, now), stopping);
            await EachAsync(db => Begun(db, StatementStatus.Issued, monthsAgo: 3), (_, s, now) => s.Confirm(Actor.System, now, now), stopping);
            await EachAsync(db => Begun(db, StatementStatus.Payable, monthsAgo: 3).Where(s => !db.PayoutItems.Any(i => i.ClaimedStatementId == s.Id)), PayOut, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The next start goes on.
        }
        catch (Exception e)
        {
            LogFailed(logger, e);
        }
    }

    private static IUserError? PayOut(SettlementDb db, Statement statement, DateTime now) => db.Add(Payout.Of(statement, Maker, now)).Entity.Approve(Checker, now);

    // Each in a transaction of its own, as people would.
    private async Task EachAsync(Func<SettlementDb, IQueryable<Statement>> which, Func<SettlementDb, Statement, DateTime, IUserError?> step, CancellationToken cancellationToken)
    {
        await using var looking = database.Open(SystemCaller.Instance);
        foreach (var id in await which(looking).AsNoTracking().OrderBy(s => s.Period).ThenBy(s => s.Id).Select(s => s.Id).ToListAsync(cancellationToken))
        {
            await using var db = database.Open(SystemCaller.Instance);
            DemoSource.Must(step(db, await db.Statements.SingleAsync(s => s.Id == id, cancellationToken), clock.GetUtcNow().UtcDateTime));
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    private IQueryable<Statement> Begun(SettlementDb db, StatementStatus status, int monthsAgo)
    {
        var until = clock.GetUtcNow().UtcDateTime.AddMonths(-monthsAgo);
        return db.Statements.Where(s => s.Status == status && db.Periods.Any(p => p.Id == s.SettlementPeriodId && p.StartsAt < until));
    }

    [LoggerMessage(LogLevel.Error, "The past months of the demo orders could not be settled")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
