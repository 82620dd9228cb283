using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;

namespace Orders.TrackParcels.Sandbox;

/// <summary>Being the sandbox's carrier.</summary>
[MutationType]
internal static class ReportSandboxTrackingMutation
{
    /// <summary>
    /// Lets the sandbox report of a parcel, as a carrier would by HTTP: it signs the report and hands it in (ORD-05). With the delivery of its last parcel, an order of which all has left is
    /// delivered. For trying things out; where the sandbox is not set up, there is no such parcel.
    /// </summary>
    /// <param name="orderId">The order.</param>
    /// <param name="shipment">The parcel, by its number among the order's shipments.</param>
    /// <param name="code">What happened.</param>
    /// <param name="place">Where, at most 100 characters.</param>
    /// <returns>The order, as it is after the report.</returns>
    [Authorize(OrdersPermissions.Ship)]
    [Error<NotFoundError>]
    [Error<InvalidInputError>]
    [Error<NotAuthorizedError>]
    [return: GraphQLName("order")]
    public static async Task<FieldResult<Order>> ReportSandboxTrackingAsync(
        OrderId orderId, int shipment, TrackingCode code, string? place, OrdersDb db, ICaller caller, SandboxCarrier carrier, TakeTracking parcels, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await db.Orders.AsNoTracking().SingleOrDefaultAsync(o => o.Id == orderId, cancellationToken) is not { } order)
            return new[] { Missing.Order(orderId) };
        if (!caller.Has(OrdersPermissions.Ship, order.MerchantId.Value))
            return new IUserError[] { NotAuthorizedError.For("reportSandboxTracking") };
        var problems = new InputProblems();
        var where = problems.Take("place", PlainText.ParseOptional(place, FieldLengths.Region, "PLACE"));
        var parcel = await db.Shipments.AsNoTracking().SingleOrDefaultAsync(s => s.OrderId == orderId && s.Number == shipment, cancellationToken);
        if (parcel is null || !carrier.IsReady)
            problems.Add("shipment", Text.Broken("SHIPMENT_UNKNOWN", shipment));
        if (!problems.IsEmpty)
            return problems.Errors;
        var said = new TrackingReport(parcel!.Carrier, parcel.TrackingNumber, $"sbx_{Guid.CreateVersion7():N}", code, clock.GetUtcNow().UtcDateTime, where);
        await new CarrierCallback(carrier, parcels).ReceiveAsync(carrier.Write(said), cancellationToken);
        return await db.Orders.AsNoTracking().SingleAsync(o => o.Id == orderId, cancellationToken);
    }
}
