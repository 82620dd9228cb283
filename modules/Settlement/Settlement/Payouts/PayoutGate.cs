using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Settlement.Contracts;
using Settlement.Model;
using Settlement.Persistence;

namespace Settlement.Payouts;

/// <summary>What every payout passes before the bank is asked, for the first time or again (SET-08): the screening is asked, and what it said is kept, whatever follows.</summary>
internal sealed class PayoutGate(SettlementDb db, ICaller caller, TimeProvider clock, OptionalPort<IPayoutScreening, PayoutVerdict> screening)
{
    /// <summary>Lets a payout go on, unless the screening holds it.</summary>
    /// <param name="payout">The payout.</param>
    /// <param name="step">What is done with it then; by whom, and when (UTC).</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<IUserError?> LetThroughAsync(Payout payout, Func<Actor, DateTime, IUserError?> step, CancellationToken cancellationToken)
    {
        var asked = new PayoutToScreen(payout.Id, payout.MerchantId, payout.Amount, payout.Currency);
        var said = await screening.AskAsync((port, stop) => port.ScreenAsync(asked, stop), cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        db.Add(new SecurityCheck { Id = Guid.CreateVersion7(), PayoutId = payout.Id, Verdict = said.Verdict, IsAnswered = said.Source == VerdictSource.Answered, At = now });
        if (said.Verdict == PayoutVerdict.Pay)
            return step(Actor.Of(caller), now) ?? await db.TrySaveChangesAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return new PayoutHeldError(Text.Of("PAYOUT_HELD"));
    }
}
