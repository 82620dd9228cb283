using Merchants.Contracts;
using Modular.Persistence;

namespace Merchants.Model;

/// <summary>A buyer's rating, as it was told (MER-06).</summary>
[NotAudited]
internal sealed class BuyerRating
{
    /// <summary>The rating's id in its module; so it counts once.</summary>
    public Guid Id { get; init; }

    public MerchantId MerchantId { get; init; }

    /// <summary>1 to 5.</summary>
    public int Stars { get; init; }

    /// <summary>When it was given (UTC).</summary>
    public DateTime At { get; init; }

    /// <summary>What was rated, by the id of its module.</summary>
    public Guid OrderLine { get; init; }
}

/// <summary>What another module has measured of a merchant in a month (MER-06).</summary>
[NotAudited]
internal sealed class MerchantMeasurement
{
    public MerchantId MerchantId { get; init; }

    /// <summary>The measure's code.</summary>
    public string Measure { get; init; } = "";

    /// <summary>The month, as 2026-03.</summary>
    public string Period { get; init; } = "";

    public long Numerator { get; set; }

    public long Denominator { get; set; }
}
