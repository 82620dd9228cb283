using Microsoft.EntityFrameworkCore;
using Modular.Persistence;
using Settlement.Model;
using Settlement.Persistence;

namespace Settlement.Banking;

/// <summary>A bank that moves no money, and remembers what it did as a real one would: in transactions of its own.</summary>
internal sealed class SandboxBank(ModuleDatabase<SettlementDb> database, SettlementOptions options, TimeProvider clock) : IBank
{
    /// <inheritdoc/>
    public async Task<BankAnswer> PayAsync(BankOrder order, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        if (await DoneAsync(db, order, cancellationToken) is { } done)
            return done;
        var fails = order.Attempt <= options.Bank.Failures;
        db.Add(new SandboxTransfer
        {
            PayoutId = order.Payout.Value, Attempt = order.Attempt, Amount = order.Amount, Currency = order.Currency, At = clock.GetUtcNow().UtcDateTime,
            Reference = fails ? null : $"SANDBOX-{order.Payout.Value:N}", FailureCode = fails ? "ACCOUNT_REFUSED" : null,
        });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException taken) when (UniqueViolation.IsAny(taken))
        {
            // Somebody asked the same at the same moment, and was first.
            db.ChangeTracker.Clear();
        }

        return await DoneAsync(db, order, cancellationToken) ?? throw new InvalidOperationException($"The sandbox bank has lost the payout {order.Payout.Value}.");
    }

    private static async Task<BankAnswer?> DoneAsync(SettlementDb db, BankOrder order, CancellationToken cancellationToken)
    {
        var payout = order.Payout.Value;
        return await db.SandboxTransfers.AsNoTracking().Where(t => t.PayoutId == payout && (t.Attempt == order.Attempt || t.Reference != null))
            .OrderByDescending(t => t.Reference).Select(t => new BankAnswer(t.Reference, t.FailureCode)).FirstOrDefaultAsync(cancellationToken);
    }
}
