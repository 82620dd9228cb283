using Modular.Kernel;

namespace Merchants.Model;

/// <summary>Where an application to become a merchant stands (MER-02).</summary>
internal enum MerchantApplicationStatus
{
    /// <summary>Being filled in.</summary>
    Draft,

    /// <summary>Handed in; nobody has begun to review it.</summary>
    Submitted,

    /// <summary>Being reviewed.</summary>
    UnderReview,

    /// <summary>Given back to the applicant, who hands it in again.</summary>
    ChangesRequested,

    /// <summary>Found good.</summary>
    Approved,

    /// <summary>Waiting for both signatures under the agreement (MER-04).</summary>
    AgreementPending,

    /// <summary>Signed by both; the merchant is in business.</summary>
    Active,

    /// <summary>Refused for good; a new application may be made.</summary>
    Rejected,
}

/// <summary>The moves of an application (domain.md, section 2).</summary>
internal static class MerchantApplicationStates
{
    public static StateMachine<MerchantApplicationStatus> Machine { get; } = new(
        (MerchantApplicationStatus.Draft, MerchantApplicationStatus.Submitted),
        (MerchantApplicationStatus.Submitted, MerchantApplicationStatus.UnderReview),
        (MerchantApplicationStatus.UnderReview, MerchantApplicationStatus.ChangesRequested),
        (MerchantApplicationStatus.UnderReview, MerchantApplicationStatus.Approved),
        (MerchantApplicationStatus.UnderReview, MerchantApplicationStatus.Rejected),
        (MerchantApplicationStatus.ChangesRequested, MerchantApplicationStatus.Submitted),
        (MerchantApplicationStatus.Approved, MerchantApplicationStatus.AgreementPending),
        (MerchantApplicationStatus.AgreementPending, MerchantApplicationStatus.Active));
}
