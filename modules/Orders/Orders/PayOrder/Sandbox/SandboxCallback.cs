using Modular.Kernel;

namespace Orders.PayOrder.Sandbox;

/// <summary>Receives the sandbox's reports at <c>/callbacks/orders/sandbox</c>: JSON, signed in the header <c>Sandbox-Signature</c>.</summary>
internal sealed class SandboxCallback(TakePayments payments, OrdersOptions options, TimeProvider clock) : ICallback
{
    /// <inheritdoc/>
    public string Path => "orders/sandbox";

    /// <inheritdoc/>
    public async Task<CallbackAnswer> ReceiveAsync(CallbackReport report, CancellationToken cancellationToken)
    {
        if (options.Sandbox.Secret is not { } secret || !report.Headers.TryGetValue(SandboxSignature.Header, out var signature)
            || !SandboxSignature.IsGood(secret, report.Body.Span, signature, clock.GetUtcNow(), TimeSpan.FromSeconds(options.Sandbox.SignatureSeconds)))
        {
            return CallbackAnswer.Unsigned;
        }

        return SandboxReport.Read(report.Body.Span) is { } said && await payments.TakeAsync(SandboxProvider.CodeOf(said.Reference), said.Reference, said.Succeeded, said.Amount, said.Currency, cancellationToken)
            ? CallbackAnswer.Accepted
            : CallbackAnswer.Senseless;
    }
}
