using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;

namespace Orders.PayOrder.Sandbox;

/// <summary>Being the sandbox's customer.</summary>
[MutationType]
internal static class CompleteSandboxPaymentMutation
{
    /// <summary>
    /// Pays a payment at the sandbox, or fails it, as a buyer would at a real provider's page: the sandbox signs its report and hands it in as it would by HTTP (ORD-10). For trying things out; where the sandbox is not set up,
    /// there is nothing to complete.
    /// </summary>
    /// <param name="paymentId">The payment.</param>
    /// <param name="succeeds">Whether the sandbox gets the money.</param>
    /// <returns>The payment, as it is after the report.</returns>
    [Authorize(OrdersPermissions.Buy)]
    [Error<NotFoundError>]
    [return: GraphQLName("payment")]
    public static async Task<FieldResult<Payment>> CompleteSandboxPaymentAsync(
        PaymentId paymentId, [DefaultValue(true)] bool succeeds, OrdersDb db, ICaller caller, SandboxCallback callback, OrdersOptions options, TimeProvider clock, CancellationToken cancellationToken)
    {
        var codes = SandboxProvider.Methods.Select(m => m.Code).ToList();
        var payments = db.Payments.AsNoTracking().Where(p => p.Id == paymentId && codes.Contains(p.Provider) && p.BuyerId == caller.UserId);
        if (options.Sandbox.Secret is not { } secret || await payments.SingleOrDefaultAsync(cancellationToken) is not { } payment)
            return new IUserError[] { new NotFoundError(Text.Of("PAYMENT_NOT_FOUND"), NodeId.Of(paymentId).ToString()) };
        // Of several orders that are paid at once, all parts are reported together.
        var due = payment.GroupReference is null ? payment.AmountDue : await db.Payments.Where(p => p.Provider == payment.Provider && p.GroupReference == payment.GroupReference).SumAsync(p => p.AmountDue, cancellationToken);
        var body = new SandboxReport(payment.GroupReference ?? payment.Reference, succeeds, due, payment.Currency).Write();
        var headers = new Dictionary<string, string> { [SandboxSignature.Header] = SandboxSignature.Sign(secret, body, clock.GetUtcNow()) };
        await callback.ReceiveAsync(new(body, headers), cancellationToken);
        return await payments.SingleAsync(cancellationToken);
    }
}
