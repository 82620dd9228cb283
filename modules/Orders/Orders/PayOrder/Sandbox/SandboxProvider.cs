using Orders.Model;

namespace Orders.PayOrder.Sandbox;

/// <summary>
/// Stands for a payment provider: it keeps no money, and does what it is told (<c>completeSandboxPayment</c>). Its reports are signed and travel as those of a real one. There are several, each a
/// method of its own, which report to one address: by the beginning of the reference it is known whose a payment is.
/// </summary>
internal sealed class SandboxProvider(OrdersOptions options, SandboxMethod method) : IPaymentProvider
{
    /// <summary>The code of the usual one.</summary>
    public const string Name = "sandbox";

    /// <summary>The sandbox's methods.</summary>
    public static IReadOnlyList<SandboxMethod> Methods { get; } =
        [new("sbx", Name, "PAYMENT_METHOD.sandbox"), new("sbw", "sandbox-wallet", "PAYMENT_METHOD.sandbox-wallet"), new("sbc", "sandbox-card", "PAYMENT_METHOD.sandbox-card")];

    /// <inheritdoc/>
    public string Code => method.Code;

    /// <inheritdoc/>
    string IPaymentProvider.Name => Text.Of(method.NameKey);

    /// <inheritdoc/>
    public bool IsReady => options.Sandbox.Secret is not null;

    /// <inheritdoc/>
    public bool IsSandbox => true;

    /// <summary>Whose payment it is that has this reference.</summary>
    public static string CodeOf(string reference) => Methods.FirstOrDefault(m => reference.StartsWith($"{m.Prefix}_", StringComparison.Ordinal))?.Code ?? Name;

    /// <inheritdoc/>
    public string NewReference(Guid payment) => $"{method.Prefix}_{payment:N}";

    /// <inheritdoc/>
    public Task RefundAsync(Refund refund, CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>A method of the sandbox.</summary>
/// <param name="Prefix">The beginning of its references.</param>
/// <param name="Code">Its code as a provider.</param>
/// <param name="NameKey">The key of its name.</param>
internal sealed record SandboxMethod(string Prefix, string Code, string NameKey);
