using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;
using Orders.Contracts;
using Orders.KeepPolicies;
using Orders.Model;
using Orders.Persistence;

namespace Orders.AfterSales;

/// <summary>For what a buyer asks of one line of the order.</summary>
/// <param name="Number">The line's number.</param>
/// <param name="Quantity">For how many pieces; 0 for a part of the price alone, which wants an amount.</param>
/// <param name="Amount">How much, in minor units of the order's currency, where only money is asked for; left out, the share of the pieces.</param>
internal sealed record AfterSaleLineInput(int Number, int Quantity, long? Amount);

/// <summary>Asking for something after the sale.</summary>
[MutationType]
[Idempotent(Required = true)]
internal static class ApplyAfterSaleMutation
{
    private const int MostLines = 50;

    /// <summary>
    /// Asks for a return, an exchange, a repair, or money back alone, for pieces of an order that was sent (ORD-09). How long that can be done, the policy says that was in force when the order was placed. The
    /// merchant answers within 48 hours unless set otherwise; silence counts as configured. It wants an idempotency key.
    /// </summary>
    /// <param name="orderId">The order.</param>
    /// <param name="kind">What is asked for.</param>
    /// <param name="reasonCode">Why; without a reason goods only go back as a return.</param>
    /// <param name="words">What happened, as evidence for the merchant and the platform; 1 to 1000 characters.</param>
    /// <param name="lines">For what, 1 to 50; each line of the order once.</param>
    /// <param name="expectedVersion">The version of the order that was seen; where it has another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The after-sale.</returns>
    [Authorize(OrdersPermissions.Buy)]
    [Error<NotFoundError>]
    [Error<InvalidInputError>]
    [Error<IllegalTransitionError>]
    [Error<AlreadyRefundedError>]
    [Error<AfterSaleQuantityError>]
    [Error<RefundTooLargeError>]
    [Error<TimeIsOverError>]
    [Error<EditConflictError>]
    [Error<NotAuthorizedError>]
    [return: GraphQLName("afterSale")]
    public static async Task<FieldResult<AfterSale>> ApplyAfterSaleAsync(
        OrderId orderId, AfterSaleKind kind, AfterSaleReason reasonCode, string words, IReadOnlyList<AfterSaleLineInput> lines, int? expectedVersion,
        OrdersDb db, OrdersOptions options, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var said = Check(problems, kind, reasonCode, words, lines);
        if (!problems.IsEmpty)
            return problems.Errors;
        if (await db.FindOrderAsync(orderId, cancellationToken) is not { } order)
            return new[] { Missing.Order(orderId) };
        var facts = new BuyerFacts((await db.LoadFactsAsync([orderId], cancellationToken))[orderId]);
        if ((ExpectedVersion.Check(order, expectedVersion) ?? (allowed.Refuse(OrderCaseActions.ApplyAfterSale, facts) is [var first, ..] ? first : null)) is { } refused)
            return new[] { refused };

        var now = clock.GetUtcNow().UtcDateTime;
        var terms = (await db.TermsAtAsync([(order.MerchantId, order.PlacedAt)], options.AfterSales, cancellationToken))[0];
        if (await db.DeliveredAtAsync(order, cancellationToken) is { } delivered && now > delivered.AddDays(terms.DaysFor(kind, reasonCode)))
            return new[] { new TimeIsOverError(Text.Of("TIME_IS_OVER")) };
        if (order.Claim([.. lines.Select(l => new WantedRefund(l.Number, l.Quantity, l.Amount))]) is { } taken)
            return new[] { taken };
        var id = new AfterSaleId(Guid.CreateVersion7());
        var asked = lines.OrderBy(l => l.Number).Select(l => new AfterSaleLine
        {
            AfterSaleId = id, Number = l.Number, VariantId = order.Lines.Single(o => o.Number == l.Number).VariantId, Quantity = l.Quantity, AskedAmount = l.Amount,
        }).ToList();
        var payer = reasonCode == AfterSaleReason.ChangeOfMind ? terms.WayBackPayer : WayBackPayer.Merchant;
        var sale = db.Add(AfterSale.Apply(id, order, new(kind, reasonCode), asked, payer, Actor.Of(caller), now, options.AfterSales)).Entity;
        db.Add(CaseEntry.Of(id.Value, order, CaseSide.Buyer, said, caller.UserId!.Value, now));
        return await db.TrySaveChangesAsync(cancellationToken) is { } conflict ? new[] { conflict } : sale;
    }

    private static string Check(InputProblems problems, AfterSaleKind kind, AfterSaleReason reason, string words, IReadOnlyList<AfterSaleLineInput> lines)
    {
        if (lines.Count is 0 or > MostLines || lines.Select(l => l.Number).Distinct().Count() < lines.Count)
            problems.Add("lines", Text.Broken("AFTER_SALE_LINES", MostLines));
        // Goods move by the piece; an amount is asked for where nothing else is.
        if (lines.Any(l => kind == AfterSaleKind.RefundOnly ? l is { Quantity: 0, Amount: null } : l.Quantity < 1 || l.Amount is not null))
            problems.Add("lines", Text.Broken("AFTER_SALE_AMOUNT"));
        if (reason == AfterSaleReason.ChangeOfMind && kind != AfterSaleKind.Return)
            problems.Add("reasonCode", Text.Broken("CHANGE_OF_MIND_RETURNS"));
        return problems.Take("words", PlainText.Parse(words, FieldLengths.Comment, "WORDS"));
    }

    /// <summary>When the order arrived (UTC), as its steps tell; null before.</summary>
    private static async Task<DateTime?> DeliveredAtAsync(this OrdersDb db, Order order, CancellationToken cancellationToken)
    {
        var (id, delivered) = (order.Id.Value, StateName.Of(OrderStatus.Delivered));
        return await db.Set<StateChange>().Where(c => c.SubjectId == id && c.To == delivered).Select(c => (DateTime?)c.At).FirstOrDefaultAsync(cancellationToken);
    }
}
