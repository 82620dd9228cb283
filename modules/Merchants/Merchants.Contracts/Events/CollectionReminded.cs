using Modular.Kernel;

namespace Merchants.Contracts.Events;

/// <summary>The day by which a paper is to be collected comes near, or has passed (DOC-03); told once for each stage of each deadline.</summary>
/// <param name="Task">The collecting of one paper.</param>
/// <param name="DueAt">The deadline (UTC).</param>
/// <param name="DaysBefore">How many days before it this stage is; null where it has passed.</param>
[Event("merchants.collection-reminded")]
public sealed record CollectionReminded(CollectionTaskId Task, DateTime DueAt, int? DaysBefore) : IEvent
{
    Guid IEvent.AggregateId => Task.Value;

    Guid? IEvent.MerchantId => null;
}
