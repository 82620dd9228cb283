using Modular.Kernel;

namespace Merchants.Contracts.Events;

/// <summary>Somebody is to collect a paper from its source (DOC-03).</summary>
/// <param name="Task">The collecting of one paper.</param>
[Event("merchants.collection-assigned")]
public sealed record CollectionAssigned(CollectionTaskId Task) : IEvent
{
    Guid IEvent.AggregateId => Task.Value;

    Guid? IEvent.MerchantId => null;
}
