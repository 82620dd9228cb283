using Modular.Kernel;

namespace Merchants.Contracts.Events;

/// <summary>A collected paper went back to its source to be made better (DOC-05).</summary>
/// <param name="Task">The collecting of one paper.</param>
[Event("merchants.collection-returned")]
public sealed record CollectionReturned(CollectionTaskId Task) : IEvent
{
    Guid IEvent.AggregateId => Task.Value;

    Guid? IEvent.MerchantId => null;
}
