using Modular.Kernel;

namespace Merchants.Contracts.Events;

/// <summary>A merchant was assessed for a month, or its score was corrected (MER-07).</summary>
/// <param name="Score">The score.</param>
/// <param name="Merchant">The merchant.</param>
/// <param name="Period">The month in Asia/Shanghai, as 2026-03.</param>
/// <param name="Total">The score in hundredths of a point, 0 to 10 000; null where nothing was measured.</param>
[Event("merchants.merchant-assessed")]
public sealed record MerchantAssessed(MerchantScoreId Score, MerchantId Merchant, string Period, int? Total) : IEvent
{
    Guid IEvent.AggregateId => Merchant.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
