using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Modular.GraphQL;
using Modular.Persistence;
using Settlement.Banking;
using Settlement.Contracts;
using Settlement.Model;
using Settlement.Persistence;
using Settlement.Posting;

namespace Settlement.ProcessPayouts;

/// <summary>
/// Takes approved payouts to the bank (SET-02). What is about to be asked is stored before, what was answered after; a process that dies in between leaves a payout in processing, and whoever
/// finds it asks the bank again, which pays once.
/// </summary>
internal sealed partial class PayoutRun(ModuleDatabase<SettlementDb> database, IBank bank, TimeProvider clock, Months months, ILogger<PayoutRun> logger)
{
    private const int AtATime = 100;

    private static readonly PayoutStatus[] Open = [PayoutStatus.Approved, PayoutStatus.Retried, PayoutStatus.Processing];

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Works off what is open, the most urgent first. One for which the bank cannot be reached leaves the others alone, and has its turn again after a wait.</summary>
    /// <returns>How many were resolved.</returns>
    public Task<int> RunAsync(CancellationToken cancellationToken) => RunAsync(AtATime, cancellationToken);

    /// <summary>As a run, for so many at most.</summary>
    internal async Task<int> RunAsync(int atATime, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var now = Now;
        var ids = await db.Payouts.AsNoTracking().Where(p => Open.Contains(p.Status) && p.NextTryAt <= now).OrderBy(p => p.DueAt).ThenBy(p => p.Id).Select(p => p.Id)
            .Take(atATime).ToListAsync(cancellationToken);
        var resolved = 0;
        foreach (var id in ids)
        {
            try
            {
                if (await SendAsync(id, cancellationToken) is { } order && await RecordAsync(order, await bank.PayAsync(order, cancellationToken), cancellationToken))
                    resolved++;
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                LogFailed(logger, e, id.Value);
                await PutOffAsync(id, cancellationToken);
            }
        }

        return resolved;
    }

    /// <summary>Notes that the bank is about to be asked; what to ask it, or null where another process has taken it.</summary>
    private async Task<BankOrder?> SendAsync(PayoutId id, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        await using var writing = await db.BeginWritingAsync(cancellationToken);
        var payout = await db.Payouts.SingleAsync(p => p.Id == id, cancellationToken);
        if (payout.Status is PayoutStatus.Approved or PayoutStatus.Retried)
        {
            Must(payout.Send(Now));
            if (await db.TrySaveChangesAsync(cancellationToken) is not null)
                return null;
            // A later try finds the money in transit still.
            if (payout.Attempt == 1)
                await new Ledger(db, clock, months).PostAsync(Bookings.PayoutSent(payout, Now), cancellationToken);
            await writing.CommitAsync(cancellationToken);
        }

        return payout.Status == PayoutStatus.Processing ? new(payout.Id, payout.Attempt, payout.Amount, payout.Currency) : null;
    }

    /// <summary>Notes what the bank said; false where that was noted before.</summary>
    private async Task<bool> RecordAsync(BankOrder order, BankAnswer answer, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        await using var writing = await db.BeginWritingAsync(cancellationToken);
        var payout = await db.Payouts.Include(p => p.Items).AsSingleQuery().SingleAsync(p => p.Id == order.Payout, cancellationToken);
        if (payout.Status != PayoutStatus.Processing || payout.Attempt != order.Attempt)
            return false;
        var paid = answer.Reference is not null;
        Must(paid ? payout.MarkPaid(answer.Reference!, Now) : payout.Fail(answer.FailureCode!, Now));
        var statements = payout.Items.Select(i => i.StatementId).ToList();
        if (paid)
        {
            foreach (var statement in await db.Statements.Where(s => statements.Contains(s.Id)).ToListAsync(cancellationToken))
                Must(statement.MarkPaid(Now));
        }

        if (await db.TrySaveChangesAsync(cancellationToken) is not null)
            return false;
        if (paid)
            await new Ledger(db, clock, months).PostAsync(Bookings.PayoutPaid(payout, Now), cancellationToken);
        await writing.CommitAsync(cancellationToken);
        return true;
    }

    // Whoever was faster has put it off, or has resolved it.
    private async Task PutOffAsync(PayoutId id, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var payout = await db.Payouts.SingleAsync(p => p.Id == id, cancellationToken);
        if (!Open.Contains(payout.Status))
            return;
        payout.PutOff(Now);
        await db.TrySaveChangesAsync(cancellationToken);
    }

    private static void Must(IUserError? refused)
    {
        if (refused is not null)
            throw new InvalidOperationException(refused.Message);
    }

    [LoggerMessage(LogLevel.Error, "The payout {Payout} could not be taken to the bank; it is tried again")]
    private static partial void LogFailed(ILogger logger, Exception failure, Guid payout);
}
