using Merchants.Contracts;
using Modular.Kernel;

namespace Orders.Contracts.Events;

/// <summary>A question or complaint about an order was answered, asked again, or closed (ORD-14).</summary>
/// <param name="Ticket">The question or complaint.</param>
/// <param name="Order">The order that it is about.</param>
/// <param name="Merchant">Whose goods it is about.</param>
/// <param name="To">The state that it is in now: OPEN, ANSWERED or CLOSED.</param>
[Event("orders.order-ticket-moved")]
public sealed record OrderTicketMoved(OrderTicketId Ticket, OrderId Order, MerchantId Merchant, string To) : IEvent
{
    Guid IEvent.AggregateId => Ticket.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
