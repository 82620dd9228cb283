using Orders.Model;

namespace Orders.PayOrder.Sandbox;

/// <summary>Stands for a payment provider: it keeps no money, and does what it is told (<c>completeSandboxPayment</c>). Its reports are signed and travel as those of a real one.</summary>
internal sealed class SandboxProvider(OrdersOptions options) : IPaymentProvider
{
    /// <summary>Its code.</summary>
    public const string Name = "sandbox";

    /// <inheritdoc/>
    public string Code => Name;

    /// <inheritdoc/>
    public bool IsReady => options.Sandbox.Secret is not null;

    /// <inheritdoc/>
    public string NewReference(Guid payment) => $"sbx_{payment:N}";

    /// <inheritdoc/>
    public Task RefundAsync(Refund refund, CancellationToken cancellationToken) => Task.CompletedTask;
}
