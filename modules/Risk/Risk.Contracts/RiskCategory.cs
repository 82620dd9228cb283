namespace Risk.Contracts;

/// <summary>What a risk is about (RSK-01).</summary>
public enum RiskCategory
{
    /// <summary>Law and rules change.</summary>
    Policy,

    /// <summary>Demand, prices, competitors.</summary>
    Market,

    /// <summary>Whether somebody keeps what was agreed: merchants, buyers, suppliers.</summary>
    Credit,

    /// <summary>Systems, data, networks.</summary>
    Technical,

    /// <summary>Goods and services that are not as promised.</summary>
    Quality,

    /// <summary>Deceit.</summary>
    Fraud,
}
