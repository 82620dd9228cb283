using Modular.Kernel;

namespace Merchants.Contracts.Events;

/// <summary>The outside platform changes its rules (DOC-26).</summary>
/// <param name="RuleChange">The change.</param>
/// <param name="EffectiveFrom">The day from which it holds.</param>
[Event("merchants.platform-rule-change-announced")]
public sealed record PlatformRuleChangeAnnounced(PlatformRuleChangeId RuleChange, DateOnly EffectiveFrom) : IEvent
{
    Guid IEvent.AggregateId => RuleChange.Value;

    Guid? IEvent.MerchantId => null;
}
