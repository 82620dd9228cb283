using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Merchants.SettleDispute;

/// <summary>Takes one step with a dispute.</summary>
internal sealed class DisputeTurn(MerchantsDb db, Turn<MerchantsDb> turn)
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
        return await turn.TakeAsync(
            action, await db.Disputes.SingleOrDefaultAsync(d => d.Id == id, cancellationToken), async () => (await db.LoadFactsAsync([id], cancellationToken))[id], Missing.Dispute(id), expectedVersion,
            (dispute, by, at) => step(dispute, said, by, at), cancellationToken);
    }
}
