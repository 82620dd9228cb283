using Modular.Kernel;

namespace QC.Contracts.Events;

/// <summary>Products were drawn to be inspected (QC-05).</summary>
/// <param name="Sampling">The draw.</param>
/// <param name="Week">The week in Asia/Shanghai, such as 2026-W47.</param>
/// <param name="Size">How many products were drawn.</param>
[Event("qc.sample-drawn")]
public sealed record SampleDrawn(SamplingId Sampling, string Week, int Size) : IEvent
{
    Guid IEvent.AggregateId => Sampling.Value;
}
