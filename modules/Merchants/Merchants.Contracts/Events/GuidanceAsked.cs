using Modular.Kernel;

namespace Merchants.Contracts.Events;

/// <summary>A merchant has asked the platform something, or has asked again (MER-05).</summary>
/// <param name="Ticket">The question.</param>
/// <param name="Merchant">The merchant.</param>
[Event("merchants.guidance-asked")]
public sealed record GuidanceAsked(GuidanceTicketId Ticket, MerchantId Merchant) : IEvent
{
    Guid IEvent.AggregateId => Ticket.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
