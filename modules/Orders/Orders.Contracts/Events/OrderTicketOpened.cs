using Merchants.Contracts;
using Modular.Kernel;

namespace Orders.Contracts.Events;

/// <summary>Somebody asks or complains about an order (ORD-14); a service desk may follow it.</summary>
/// <param name="Ticket">The question or complaint.</param>
/// <param name="Order">The order that it is about.</param>
/// <param name="Merchant">Whose goods it is about.</param>
/// <param name="Kind">What it is about, as the schema names it.</param>
[Event("orders.order-ticket-opened")]
public sealed record OrderTicketOpened(OrderTicketId Ticket, OrderId Order, MerchantId Merchant, string Kind) : IEvent
{
    Guid IEvent.AggregateId => Ticket.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
