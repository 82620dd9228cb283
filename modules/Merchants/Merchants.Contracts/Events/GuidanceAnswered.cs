using Modular.Kernel;

namespace Merchants.Contracts.Events;

/// <summary>The platform has answered a merchant's question (MER-05).</summary>
/// <param name="Ticket">The question.</param>
/// <param name="Merchant">The merchant.</param>
[Event("merchants.guidance-answered")]
public sealed record GuidanceAnswered(GuidanceTicketId Ticket, MerchantId Merchant) : IEvent
{
    Guid IEvent.AggregateId => Ticket.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
