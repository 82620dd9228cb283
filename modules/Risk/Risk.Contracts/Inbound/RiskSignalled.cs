using Merchants.Contracts;
using Modular.Kernel;

namespace Risk.Contracts.Inbound;

/// <summary>
/// Somebody found what may do harm again (RSK-01); raised by whichever module finds it. It becomes an entry of the register with its first assessment, once for each source
/// however often it is raised.
/// </summary>
/// <param name="Source">What was found, by the id that its module knows it by; it is cleared under the same.</param>
/// <param name="Merchant">The merchant that it is about, or null where it is about none.</param>
/// <param name="Category">What it is about.</param>
/// <param name="Code">A stable code of what was found, in upper snake case, such as COUNTERFEIT; at most 60 characters.</param>
/// <param name="Likelihood">How likely it is to happen again, from 1 to 5.</param>
/// <param name="Impact">How much harm it would do, from 1 to 5.</param>
[Event("risk.risk-signalled")]
public sealed record RiskSignalled(Guid Source, MerchantId? Merchant, RiskCategory Category, string Code, int Likelihood, int Impact) : IEvent
{
    Guid IEvent.AggregateId => Source;
}
