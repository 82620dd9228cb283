using Modular.Kernel;

namespace Merchants.Model;

/// <summary>What can be done with an application, by whom and in which state (FE-01): the one declaration for the mutations, <c>allowedActions</c> and tasks.</summary>
internal static class ApplicationActions
{
    private static readonly MerchantApplicationStatus[] Undecided = [MerchantApplicationStatus.Submitted, MerchantApplicationStatus.UnderReview];

    /// <summary>Whoever applied or handed in papers does not decide (DOC-17).</summary>
    private static readonly ActionGuard<ApplicationFacts> NotAnApplicant = new(
        f => f.TookPart, _ => new SeparationOfDutiesError(Text.Of("DECIDER_IS_APPLICANT"), "DECIDER_IS_APPLICANT"));

    private static readonly ActionGuard<ApplicationFacts> AllPapers = new(f => f.MissesPapers, f => new MandatoryPapersMissingError(
        Text.Of("MANDATORY_PAPERS_MISSING", string.Join(", ", f.MissingTypes.Select(t => EnumLabel.Of(t)))), f.MissingTypes));

    /// <summary>Nobody enters whose name or company was found to be another one (MER-03).</summary>
    private static readonly ActionGuard<ApplicationFacts> Verified = new(f => f.HasFailedVerification, _ => new VerificationFailedError(Text.Of("VERIFICATION_FAILED")));

    /// <summary>The same is asked of everybody (MER-01, MER-10).</summary>
    private static readonly ActionGuard<ApplicationFacts> CriteriaMet = new(f => f.MissesCriteria, f => new EntryCriteriaNotMetError(
        Text.Of("ENTRY_CRITERIA_NOT_MET", string.Join(", ", f.UnmetCriteria)), f.UnmetCriteria));

    /// <summary>Whoever makes an exception leaves the decision to somebody else (MER-10).</summary>
    private static readonly ActionGuard<ApplicationFacts> NotTheWaiver = new(
        f => f.HasWaived, _ => new SeparationOfDutiesError(Text.Of("DECIDER_WAIVED_CRITERION"), "DECIDER_WAIVED_CRITERION"));

    /// <summary>Nothing that was asked for is missing (DOC-27).</summary>
    private static readonly ActionGuard<ApplicationFacts> NoSupplement = new(
        f => f.OpenSupplements > 0, f => new SupplementOpenError(Text.Of("SUPPLEMENT_OPEN", f.OpenSupplements), f.OpenSupplements));

    /// <summary>Approves, and puts the agreement up for signature.</summary>
    public static StateAction<ApplicationFacts, MerchantApplicationStatus> Approve { get; } =
        Decide("approveApplication", MerchantApplicationStatus.AgreementPending, NotAnApplicant, AllPapers, NoSupplement, Verified, CriteriaMet, NotTheWaiver);

    /// <summary>Refuses for good.</summary>
    public static StateAction<ApplicationFacts, MerchantApplicationStatus> Reject { get; } =
        Decide("rejectApplication", MerchantApplicationStatus.Rejected, NotAnApplicant);

    /// <summary>Gives it back with what to change.</summary>
    public static StateAction<ApplicationFacts, MerchantApplicationStatus> RequestChanges { get; } =
        Decide("requestApplicationChanges", MerchantApplicationStatus.ChangesRequested, NotAnApplicant);

    /// <summary>Hands it in again.</summary>
    public static StateAction<ApplicationFacts, MerchantApplicationStatus> Resubmit { get; } = new(
        MerchantApplicationStates.Machine, Subjects.Application, "resubmitApplication", [MerchantApplicationStatus.ChangesRequested], MerchantApplicationStatus.Submitted);

    /// <summary>Hands in a paper for it; the application stays as it is.</summary>
    public static StateAction<ApplicationFacts, MerchantApplicationStatus> SubmitDocument { get; } = new(
        MerchantApplicationStates.Machine, Subjects.Application, "submitDocument",
        [.. Enum.GetValues<MerchantApplicationStatus>().Except([MerchantApplicationStatus.Draft, MerchantApplicationStatus.Rejected])], null);

    /// <summary>Enters a paper for it (DOC-06); the application stays as it is.</summary>
    public static StateAction<ApplicationFacts, MerchantApplicationStatus> RegisterDocument { get; } =
        new(MerchantApplicationStates.Machine, Subjects.Application, "registerDocument", SubmitDocument.From, null);

    /// <summary>The owner signs for the merchant.</summary>
    public static StateAction<ApplicationFacts, MerchantApplicationStatus> SignForMerchant { get; } = Sign(
        AgreementParty.Merchant,
        f => f.IsPlatformSigned,
        new(f => !f.IsOwner, _ => new NotASignatoryError(Text.Of("NOT_A_SIGNATORY.MERCHANT"), AgreementParty.Merchant)),
        new(f => f.IsMerchantSigned, _ => Agreement.AlreadySigned(AgreementParty.Merchant)));

    /// <summary>Somebody who did not apply signs for the platform.</summary>
    public static StateAction<ApplicationFacts, MerchantApplicationStatus> SignForPlatform { get; } = Sign(
        AgreementParty.Platform,
        f => f.IsMerchantSigned,
        new(f => !f.MaySignForPlatform, _ => new NotASignatoryError(Text.Of("NOT_A_SIGNATORY.PLATFORM"), AgreementParty.Platform)),
        new(f => f.HasApplied, _ => new SeparationOfDutiesError(Text.Of("SIGNER_IS_APPLICANT"), "SIGNER_IS_APPLICANT")),
        new(f => f.IsPlatformSigned, _ => Agreement.AlreadySigned(AgreementParty.Platform)));

    /// <summary>Brings something forward for a criterion (MER-02); the application stays as it is.</summary>
    public static StateAction<ApplicationFacts, MerchantApplicationStatus> AddEvidence { get; } = Check("addApplicationEvidence");

    /// <summary>Records a verification (MER-03); the application stays as it is.</summary>
    public static StateAction<ApplicationFacts, MerchantApplicationStatus> Verify { get; } = Check("recordVerification", NotAnApplicant);

    /// <summary>Waives a criterion (MER-10); the application stays as it is.</summary>
    public static StateAction<ApplicationFacts, MerchantApplicationStatus> Waive { get; } = Check("waiveEntryCriterion", NotAnApplicant);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<ApplicationFacts, MerchantApplicationStatus>> All { get; } =
        [Approve, Reject, RequestChanges, Resubmit, SubmitDocument, RegisterDocument, SignForMerchant, SignForPlatform, AddEvidence, Verify, Waive, SupplementSubjects.OfApplication];

    private static StateAction<ApplicationFacts, MerchantApplicationStatus> Decide(
        string mutation, MerchantApplicationStatus to, params IReadOnlyList<ActionGuard<ApplicationFacts>> guards) =>
        new(MerchantApplicationStates.Machine, Subjects.Application, mutation, Undecided, to) { Guards = guards };

    private static StateAction<ApplicationFacts, MerchantApplicationStatus> Check(string mutation, params IReadOnlyList<ActionGuard<ApplicationFacts>> guards) =>
        new(MerchantApplicationStates.Machine, Subjects.Application, mutation, [.. Undecided, MerchantApplicationStatus.ChangesRequested], null) { Guards = guards };

    private static StateAction<ApplicationFacts, MerchantApplicationStatus> Sign(
        AgreementParty party, Func<ApplicationFacts, bool> isOtherSigned, params IReadOnlyList<ActionGuard<ApplicationFacts>> guards) =>
        new(MerchantApplicationStates.Machine, Subjects.Application, "signAgreement", [MerchantApplicationStatus.AgreementPending], MerchantApplicationStatus.Active)
        {
            Arguments = [new("party", StateName.Of(party))],
            Guards = guards,
            LeadsTo = f => isOtherSigned(f) ? MerchantApplicationStatus.Active : MerchantApplicationStatus.AgreementPending,
        };
}
