using Modular.Kernel;

namespace Merchants.Contracts.Inbound;

/// <summary>Another module has measured something of a merchant for a month (MER-06): orders confirmed in time, replies in time. A later one for the same takes the place of an earlier one, until the merchant is assessed.</summary>
/// <param name="Merchant">The merchant.</param>
/// <param name="Measure">The stable code of the measure, in upper snake case, at most 60 characters; components of the index name it.</param>
/// <param name="Period">The month in Asia/Shanghai, as 2026-03.</param>
/// <param name="Numerator">What is counted, not negative.</param>
/// <param name="Denominator">Of how many; 0 where there was nothing to measure.</param>
[Event("merchants.merchant-measured")]
public sealed record MerchantMeasured(MerchantId Merchant, string Measure, string Period, long Numerator, long Denominator) : IEvent
{
    Guid IEvent.AggregateId => Merchant.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
