using Modular.GraphQL;
using Modular.Kernel;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;

namespace Orders.ChangeOrders;

/// <summary>How many pieces less are sent of a line (ORD-06).</summary>
/// <param name="Number">The line's number.</param>
/// <param name="Quantity">How many pieces less, of those that have not left.</param>
internal sealed record GivenUpLineInput(int Number, int Quantity);

/// <summary>What belongs to every giving up of pieces: what was paid for them goes back.</summary>
internal static class GivingUp
{
    /// <summary>Checks the lines; problems are noted.</summary>
    public static void Check(InputProblems problems, IReadOnlyList<GivenUpLineInput> lines)
    {
        if (lines.Count == 0 || lines.DistinctBy(l => l.Number).Count() < lines.Count || lines.Any(l => l.Quantity < 1))
            problems.Add("lines", Text.Broken("GIVEN_UP_LINES"));
    }

    /// <summary>Gives pieces of an order up and has their money given back; the caller saves.</summary>
    public static IUserError? GiveUp(this OrdersDb db, Order order, IReadOnlyList<GivenUpLineInput> lines, string? words, Actor by, DateTime at, OrdersOptions options)
    {
        var (change, refunded, refused) = order.GiveUp([.. lines.Select(l => (l.Number, l.Quantity))], words, by, at, options);
        if (change is null)
            return refused;
        db.Add(change);
        if (refunded.Count > 0)
            db.Add(Refund.Of(new RefundId(Guid.CreateVersion7()), order, order.PaymentId!.Value, refunded, RefundReason.OrderChanged, words, by, at));
        return null;
    }
}
