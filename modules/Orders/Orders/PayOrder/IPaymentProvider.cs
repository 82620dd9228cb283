using Orders.Model;

namespace Orders.PayOrder;

/// <summary>A payment method as a plug-in (ORD-10): whoever adds one registers another of these, and a callback by which it reports.</summary>
internal interface IPaymentProvider
{
    /// <summary>Its code.</summary>
    string Code { get; }

    /// <summary>What buyers read, in the language of now.</summary>
    string Name => Code;

    /// <summary>Whether it is set up.</summary>
    bool IsReady { get; }

    /// <summary>Whether it moves no real money.</summary>
    bool IsSandbox => false;

    /// <summary>Its name for a new payment, by which it reports.</summary>
    string NewReference(Guid payment);

    /// <summary>Gives money back; the same refund any number of times is given once.</summary>
    Task RefundAsync(Refund refund, CancellationToken cancellationToken);
}
