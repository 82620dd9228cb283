namespace Catalogue.Model;

/// <summary>Why a product was refused for good (CAT-01).</summary>
internal enum ProductRejectionReason
{
    /// <summary>It may not be sold on this platform.</summary>
    ProhibitedGoods,

    /// <summary>It is counterfeit, or infringes on somebody's rights (CAT-11).</summary>
    Infringing,

    /// <summary>What is said of it is not true (CAT-08).</summary>
    Misleading,

    /// <summary>The certificates that it needs are missing or not valid (CAT-10).</summary>
    CertificatesInvalid,
}
