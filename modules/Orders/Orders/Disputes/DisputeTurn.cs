using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;

namespace Orders.Disputes;

/// <summary>Takes one step with a dispute, with what is said in it.</summary>
internal sealed class DisputeTurn(OrdersDb db, Turn<OrdersDb> turn)
{
    /// <summary>Takes a step for the merchant or the platform.</summary>
    public Task<FieldResult<DisputeCase>> TakeAsync(
        StateAction<DisputeFacts, DisputeStatus> action, DisputeCaseId id, int? expectedVersion, CaseSide side, string words,
        Func<DisputeCase, Actor, DateTime, Task<IUserError?>> step, CancellationToken cancellationToken) =>
        TakeAsync(action, f => f, id, expectedVersion, side, words, step, cancellationToken);

    /// <summary>Takes a step for the buyer.</summary>
    public Task<FieldResult<DisputeCase>> TakeAsync(
        StateAction<DisputeBuyerFacts, DisputeStatus> action, DisputeCaseId id, int? expectedVersion, string? words, Func<DisputeCase, Actor, DateTime, IUserError?> step,
        CancellationToken cancellationToken) =>
        TakeAsync(action, f => new DisputeBuyerFacts(f), id, expectedVersion, CaseSide.Buyer, words, (d, by, at) => Task.FromResult(step(d, by, at)), cancellationToken);

    private async Task<FieldResult<DisputeCase>> TakeAsync<TFacts>(
        StateAction<TFacts, DisputeStatus> action, Func<DisputeFacts, TFacts> seen, DisputeCaseId id, int? expectedVersion, CaseSide side, string? words,
        Func<DisputeCase, Actor, DateTime, Task<IUserError?>> step, CancellationToken cancellationToken) where TFacts : class, IStateFacts<DisputeStatus>
    {
        var problems = new InputProblems();
        var said = words is null ? null : problems.Take("words", PlainText.Parse(words, FieldLengths.Comment, "WORDS"));
        if (!problems.IsEmpty)
            return problems.Errors;
        return await turn.TakeAsync(
            action, await db.Disputes.SingleOrDefaultAsync(d => d.Id == id, cancellationToken), async () => seen((await db.LoadFactsAsync([id], cancellationToken))[id]), Missing.Dispute(id), expectedVersion,
            async (dispute, by, at) =>
            {
                if (said is not null)
                    db.Add(CaseEntry.Of(dispute.Id.Value, (dispute.OrderId, dispute.MerchantId, dispute.BuyerId), side, said, by.Id, at));
                return await step(dispute, by, at) is { } refused ? [refused] : [];
            }, cancellationToken);
    }
}
