using Modular.Kernel;

namespace Merchants.Model;

/// <summary>What can be done with an application, by whom and in which state (FE-01): the one declaration for the mutations, <c>allowedActions</c> and tasks.</summary>
internal static class ApplicationActions
{
    private static readonly MerchantApplicationStatus[] Undecided = [MerchantApplicationStatus.Submitted, MerchantApplicationStatus.UnderReview];

    /// <summary>Whoever applied or handed in papers does not decide (DOC-17).</summary>
    private static readonly ActionGuard<ApplicationFacts> NotAnApplicant = new(
        f => f.TookPart, _ => new SeparationOfDutiesError("Whoever applied or handed in papers for an application does not decide on it.", "DECIDER_IS_APPLICANT"));

    private static readonly ActionGuard<ApplicationFacts> AllPapers = new(f => f.MissesPapers, f => new MandatoryPapersMissingError(
        $"These papers are mandatory and not approved yet: {string.Join(", ", f.MissingTypes.Select(StateName.Of))}.", f.MissingTypes));

    /// <summary>Approves, and puts the agreement up for signature.</summary>
    public static StateAction<ApplicationFacts, MerchantApplicationStatus> Approve { get; } =
        Decide("approveApplication", MerchantApplicationStatus.AgreementPending, NotAnApplicant, AllPapers);

    /// <summary>Refuses for good.</summary>
    public static StateAction<ApplicationFacts, MerchantApplicationStatus> Reject { get; } =
        Decide("rejectApplication", MerchantApplicationStatus.Rejected, NotAnApplicant);

    /// <summary>Gives it back with what to change.</summary>
    public static StateAction<ApplicationFacts, MerchantApplicationStatus> RequestChanges { get; } =
        Decide("requestApplicationChanges", MerchantApplicationStatus.ChangesRequested, NotAnApplicant);

    /// <summary>Hands it in again.</summary>
    public static StateAction<ApplicationFacts, MerchantApplicationStatus> Resubmit { get; } = new(
        MerchantApplicationStates.Machine, "application", "resubmitApplication", [MerchantApplicationStatus.ChangesRequested], MerchantApplicationStatus.Submitted);

    /// <summary>Hands in a paper for it; the application stays as it is.</summary>
    public static StateAction<ApplicationFacts, MerchantApplicationStatus> SubmitDocument { get; } = new(
        MerchantApplicationStates.Machine, "application", "submitDocument",
        [.. Enum.GetValues<MerchantApplicationStatus>().Except([MerchantApplicationStatus.Draft, MerchantApplicationStatus.Rejected])], null);

    /// <summary>The owner signs for the merchant.</summary>
    public static StateAction<ApplicationFacts, MerchantApplicationStatus> SignForMerchant { get; } = Sign(
        AgreementParty.Merchant,
        f => f.IsPlatformSigned,
        new(f => !f.IsOwner, _ => new NotASignatoryError("The owner of the application signs for the merchant.", AgreementParty.Merchant)),
        new(f => f.IsMerchantSigned, _ => Agreement.AlreadySigned(AgreementParty.Merchant)));

    /// <summary>Somebody who did not apply signs for the platform.</summary>
    public static StateAction<ApplicationFacts, MerchantApplicationStatus> SignForPlatform { get; } = Sign(
        AgreementParty.Platform,
        f => f.IsMerchantSigned,
        new(f => !f.MaySignForPlatform, _ => new NotASignatoryError("Signing for the platform needs a permission of its own.", AgreementParty.Platform)),
        new(f => f.HasApplied, _ => new SeparationOfDutiesError("Whoever applied does not sign for the platform.", "SIGNER_IS_APPLICANT")),
        new(f => f.IsPlatformSigned, _ => Agreement.AlreadySigned(AgreementParty.Platform)));

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<ApplicationFacts, MerchantApplicationStatus>> All { get; } =
        [Approve, Reject, RequestChanges, Resubmit, SubmitDocument, SignForMerchant, SignForPlatform];

    private static StateAction<ApplicationFacts, MerchantApplicationStatus> Decide(
        string mutation, MerchantApplicationStatus to, params IReadOnlyList<ActionGuard<ApplicationFacts>> guards) =>
        new(MerchantApplicationStates.Machine, "application", mutation, Undecided, to) { Guards = guards };

    private static StateAction<ApplicationFacts, MerchantApplicationStatus> Sign(
        AgreementParty party, Func<ApplicationFacts, bool> isOtherSigned, params IReadOnlyList<ActionGuard<ApplicationFacts>> guards) =>
        new(MerchantApplicationStates.Machine, "application", "signAgreement", [MerchantApplicationStatus.AgreementPending], MerchantApplicationStatus.Active)
        {
            Arguments = [new("party", StateName.Of(party))],
            Guards = guards,
            LeadsTo = f => isOtherSigned(f) ? MerchantApplicationStatus.Active : MerchantApplicationStatus.AgreementPending,
        };
}
