using Orders.Model;

namespace Orders.PayOrder;

/// <summary>A payment provider (ORD-10). What it reports comes by its own callback.</summary>
internal interface IPaymentProvider
{
    /// <summary>Its code.</summary>
    string Code { get; }

    /// <summary>Whether it is set up.</summary>
    bool IsReady { get; }

    /// <summary>Its name for a new payment, by which it reports.</summary>
    string NewReference(Guid payment);

    /// <summary>Gives money back; the same refund any number of times is given once.</summary>
    Task RefundAsync(Refund refund, CancellationToken cancellationToken);
}
