using Modular.Kernel;
using Orders.Model;

namespace Orders.TrackParcels;

/// <summary>A carrier's reports, or those of a service that speaks for many, as a plug-in (ORD-05): whoever adds one registers it with a <see cref="CarrierCallback"/> of its own.</summary>
internal interface ICarrier
{
    /// <summary>Its code, by which its reports come: <c>/callbacks/orders/carriers/{code}</c>.</summary>
    string Code { get; }

    /// <summary>Whether a report was signed by it, and not too long ago.</summary>
    bool IsSigned(CallbackReport report);

    /// <summary>What it reports; null where it makes no sense.</summary>
    TrackingReport? Read(ReadOnlyMemory<byte> body);
}

/// <summary>What a carrier reports of a parcel.</summary>
/// <param name="Carrier">The carrier, by the code that the parcel was sent with.</param>
/// <param name="TrackingNumber">The carrier's number of the parcel.</param>
/// <param name="EventId">The carrier's name for the event, at most 80 characters.</param>
/// <param name="Code">What happened.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Place">Where, at most 100 characters; null where it does not say.</param>
internal sealed record TrackingReport(string Carrier, string TrackingNumber, string EventId, TrackingCode Code, DateTime At, string? Place);

/// <summary>Receives a carrier's reports.</summary>
internal sealed class CarrierCallback(ICarrier carrier, TakeTracking parcels) : ICallback
{
    /// <inheritdoc/>
    public string Path => $"orders/carriers/{carrier.Code}";

    /// <inheritdoc/>
    public async Task<CallbackAnswer> ReceiveAsync(CallbackReport report, CancellationToken cancellationToken)
    {
        if (!carrier.IsSigned(report))
            return CallbackAnswer.Unsigned;
        return carrier.Read(report.Body) is { } said && await parcels.TakeAsync(said, cancellationToken) ? CallbackAnswer.Accepted : CallbackAnswer.Senseless;
    }
}
