using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;

namespace Orders.AfterSales;

/// <summary>A step with an after-sale that the rules allow.</summary>
/// <param name="Sale">The after-sale, with its lines.</param>
/// <param name="Order">Its order, with its lines.</param>
/// <param name="By">Who takes it.</param>
/// <param name="At">When (UTC).</param>
internal sealed record AfterSaleStep(AfterSale Sale, Order Order, Actor By, DateTime At);

/// <summary>Takes one step with an after-sale, together with its order.</summary>
internal sealed class AfterSaleTurn(OrdersDb db, Turn<OrdersDb> turn, TimeProvider clock)
{
    /// <summary>Takes a step for the merchant or the platform.</summary>
    public Task<FieldResult<AfterSale>> TakeAsync(
        StateAction<AfterSaleFacts, AfterSaleStatus> action, AfterSaleId id, int? expectedVersion, Func<AfterSaleStep, Outcome> step, CancellationToken cancellationToken) =>
        TakeAsync(action, f => f, id, expectedVersion, s => Task.FromResult(step(s)), cancellationToken);

    /// <summary>As the other, for a step that asks others.</summary>
    public Task<FieldResult<AfterSale>> TakeAsync(
        StateAction<AfterSaleFacts, AfterSaleStatus> action, AfterSaleId id, int? expectedVersion, Func<AfterSaleStep, Task<Outcome>> step, CancellationToken cancellationToken) =>
        TakeAsync(action, f => f, id, expectedVersion, step, cancellationToken);

    /// <summary>Takes a step for the buyer.</summary>
    public Task<FieldResult<AfterSale>> TakeAsync(
        StateAction<AfterSaleBuyerFacts, AfterSaleStatus> action, AfterSaleId id, int? expectedVersion, Func<AfterSaleStep, Outcome> step, CancellationToken cancellationToken) =>
        TakeAsync(action, f => new AfterSaleBuyerFacts(f), id, expectedVersion, s => Task.FromResult(step(s)), cancellationToken);

    /// <summary>Saves what somebody says in a case along with its step.</summary>
    public void Say(AfterSaleStep step, CaseSide side, string? words)
    {
        if (words is not null)
            db.Add(CaseEntry.Of(step.Sale.Id.Value, step.Order, side, words, step.By.Id, step.At));
    }

    private async Task<FieldResult<AfterSale>> TakeAsync<TFacts>(
        StateAction<TFacts, AfterSaleStatus> action, Func<AfterSaleFacts, TFacts> seen, AfterSaleId id, int? expectedVersion, Func<AfterSaleStep, Task<Outcome>> step,
        CancellationToken cancellationToken) where TFacts : class, IStateFacts<AfterSaleStatus>
    {
        var sale = await db.FindAfterSaleAsync(id, cancellationToken);
        return await turn.TakeAsync(
            action, sale, async () => seen((await db.LoadFactsAsync([id], clock.GetUtcNow().UtcDateTime, cancellationToken))[id]), Missing.AfterSale(id), expectedVersion,
            async (found, by, at) =>
            {
                var outcome = await step(new(found, (await db.FindOrderAsync(found.OrderId, cancellationToken))!, by, at));
                if (outcome.Refund is not null)
                    db.Add(outcome.Refund);
                return outcome.Refused is { } refused ? [refused] : [];
            }, cancellationToken);
    }
}

/// <summary>Finds after-sales to be changed.</summary>
internal static class AfterSaleFinding
{
    /// <summary>The after-sale with its lines; null where the caller sees none of this id.</summary>
    public static Task<AfterSale?> FindAfterSaleAsync(this OrdersDb db, AfterSaleId id, CancellationToken cancellationToken) =>
        db.AfterSales.Include(s => s.Lines).AsSingleQuery().SingleOrDefaultAsync(s => s.Id == id, cancellationToken);
}
