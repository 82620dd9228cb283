using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.SettleDispute;

/// <summary>Takes one step with a dispute: what the caller does not see is not there, what the rules refuse is refused, what somebody else changed meanwhile is a conflict.</summary>
internal sealed class DisputeTurn(MerchantsDb db, ICaller caller, TimeProvider clock, AllowedActions allowed)
{
    /// <summary>Takes it, with words that are checked first.</summary>
    public async Task<FieldResult<DocumentDispute>> TakeAsync(
        StateAction<DisputeFacts, DocumentDisputeStatus> action, DocumentDisputeId id, int? expectedVersion, string field, string words,
        Func<DocumentDispute, string, Actor, DateTime, IUserError?> step, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var said = problems.Take(field, PlainText.Parse(words, FieldLengths.Comment, "WORDS"));
        if (!problems.IsEmpty)
            return problems.Errors;
        if (await db.Disputes.SingleOrDefaultAsync(d => d.Id == id, cancellationToken) is not { } dispute)
            return new[] { Missing.Dispute(id) };
        var facts = (await db.LoadFactsAsync([id], cancellationToken))[id];
        var error = ExpectedVersion.Check(dispute, expectedVersion)
            ?? (allowed.Refuse(action, facts) is [var refused, ..] ? refused : null)
            ?? step(dispute, said, Actor.Of(caller), clock.GetUtcNow().UtcDateTime)
            ?? await db.TrySaveChangesAsync(cancellationToken);
        return error is not null ? new[] { error } : dispute;
    }
}
