using Modular.Kernel;

namespace Merchants;

/// <summary>What the module lets people do, and the roles that may by default.</summary>
internal static class MerchantsPermissions
{
    public const string Apply = "merchants:apply";
    public const string Read = "merchants:read";
    public const string Decide = "merchants:decide";
    public const string Reveal = "merchants:reveal";
    public const string Manage = "merchants:manage";
    public const string SignAgreement = "agreements:sign";
    public const string SignForPlatform = "agreements:sign-for-platform";
    public const string SubmitDocument = "documents:submit";
    public const string DownloadDocument = "documents:download";
    public const string FirstReview = "documents:first-review";
    public const string DetailedReview = "documents:detailed-review";
    public const string ArchiveDocument = "documents:archive";
    public const string ReadArchive = "documents:read-archive";
    public const string ReadReviewQueue = "documents:read-review-queue";
    public const string ReadReviewStats = "documents:read-review-stats";

    public const string ClarifyDocument = "documents:clarify";
    public const string TakeReview = "documents:take-review";
    public const string AssignReview = "documents:assign-review";
    public const string ReadReviewTeams = "review-teams:read";
    public const string ManageReviewTeams = "review-teams:manage";
    public const string RaiseDispute = "documents:raise-dispute";
    public const string ReadDisputes = "documents:read-disputes";
    public const string SettleDispute = "documents:settle-dispute";

    public const string RegisterDocument = "documents:register";
    public const string UploadDocument = "documents:upload";
    public const string WriteStandards = "paper-standards:write";
    public const string PublishStandards = "paper-standards:publish";

    public const string ReadPlatformFindings = "platform-findings:read";
    public const string RecordPlatformFindings = "platform-findings:record";
    public const string RectifyPlatformFindings = "platform-findings:rectify";
    public const string ReportPlatformFindings = "platform-findings:report";
    public const string ReadRuleChanges = "rule-changes:read";
    public const string RecordRuleChanges = "rule-changes:record";
    public const string AcknowledgeRuleChanges = "rule-changes:acknowledge";
    public const string InUploadGroup = "paper-groups:upload";
    public const string InReviewGroup = "paper-groups:review";
    public const string InCoordinationGroup = "paper-groups:coordination";
    public const string InInspectionGroup = "paper-groups:inspection";
    public const string InSupervisionGroup = "paper-groups:supervision";

    public const string WriteCriteria = "entry-criteria:write";
    public const string PublishCriteria = "entry-criteria:publish";
    public const string WaiveCriteria = "entry-criteria:waive";
    public const string Verify = "merchants:verify";
    public const string ReadExceptions = "merchants:read-exceptions";
    public const string ProposeSanctions = "merchant-sanctions:propose";
    public const string AnswerSanctions = "merchant-sanctions:answer";
    public const string ApproveSanctions = "merchant-sanctions:approve";
    public const string RequestExit = "merchants:request-exit";
    public const string CallOffExit = "merchants:call-off-exit";
    public const string PlanClosure = "merchants:plan-closure";
    public const string WriteImprovementPlans = "improvement-plans:write";
    public const string FollowImprovementPlans = "improvement-plans:follow";
    public const string WriteKpiTemplates = "merchant-kpi:write";
    public const string PublishKpiTemplates = "merchant-kpi:publish";
    public const string AssessMerchants = "merchant-scores:assess";
    public const string CorrectScores = "merchant-scores:correct";
    public const string AskGuidance = "guidance:ask";
    public const string AnswerGuidance = "guidance:answer";
    public const string CloseGuidance = "guidance:close";

    public const string RequestDocuments = "documents:request";
    public const string ReadCollection = "documents:read-collection";
    public const string Collect = "documents:collect";
    public const string RequestSupplement = "documents:request-supplement";
    public const string Report = "documents:report";
    public const string ReadReports = "documents:read-reports";
    public const string AnswerReports = "documents:answer-reports";
    public const string ReadAccessLog = "documents:read-access-log";

    public static IReadOnlyList<Permission> All { get; } =
    [
        new(Apply, "Apply to become a merchant, for oneself or in an applicant's name (MER-02).", Roles.Merchant, Roles.Uploader),
        new(Read, "Read merchants, applications and their papers, within one's scope.",
            Roles.Merchant, Roles.Uploader, Roles.Reviewer, Roles.Coordinator, Roles.Supervisor, Roles.Finance, Roles.Inspector, Roles.Risk, Roles.Fulfilment),
        new(Decide, "Approve or reject applications, or ask for changes (MER-02).", Roles.Reviewer) { AtMerchants = true },
        new(Reveal, "See sensitive values in full, for a purpose in force and a reason that stay on record (ACC-06), and find applications by those that one knows, within one's scope (DOC-23).",
            Roles.Reviewer, Roles.Supervisor, Roles.Risk) { AtMerchants = true },
        new(Manage, "Suspend merchants, let them do business again, and end the business with them.", Roles.Supervisor, Roles.Risk),
        new(SignAgreement, "Sign the agreement (MER-04).", Roles.Merchant, Roles.Uploader, Roles.Supervisor),
        new(SignForPlatform, "Sign the agreement in the platform's name (MER-04).", Roles.Supervisor),
        new(SubmitDocument, "Hand in papers (DOC-06).", Roles.Merchant, Roles.Uploader),
        new(DownloadDocument, "Download the files of papers, within one's scope (DOC-23).",
            Roles.Merchant, Roles.Uploader, Roles.Reviewer, Roles.Supervisor, Roles.Inspector, Roles.Risk),
        new(FirstReview, "Do the first review of papers (DOC-09).", Roles.Reviewer) { AtMerchants = true },
        new(DetailedReview, "Do the detailed review of papers (DOC-10).", Roles.Reviewer) { AtMerchants = true },
        new(ArchiveDocument, "Put approved papers into the archive (DOC-15).", Roles.Uploader, Roles.Coordinator) { AtMerchants = true },
        new(ReadArchive, "See the archive and its backups, within one's scope (DOC-15, DOC-16).", Roles.Uploader, Roles.Coordinator, Roles.Supervisor, Roles.Reviewer),
        new(ReadReviewQueue, "See the papers that wait for a review.", Roles.Reviewer, Roles.Coordinator, Roles.Supervisor) { AtMerchants = true },
        new(ReadReviewStats, "See how the reviews go (DOC-19).", Roles.Reviewer, Roles.Supervisor),
        new(ClarifyDocument, "Answer what reviewers ask about papers that one handed in, owns, or is asked about as a member of a team (DOC-11).",
            Roles.Merchant, Roles.Uploader, Roles.Reviewer, Roles.Coordinator) { AtMerchants = true },
        new(TakeReview, "Take the review of a paper that one may review (DOC-17).", Roles.Reviewer) { AtMerchants = true },
        new(AssignReview, "Give the review of a paper to somebody who may do it, and hear of reviews that are overdue (DOC-17).", Roles.Coordinator, Roles.Supervisor) { AtMerchants = true },
        new(ReadReviewTeams, "See the teams that upload, review and coordinate papers (DOC-17).", Roles.Uploader, Roles.Reviewer, Roles.Coordinator, Roles.Supervisor),
        new(ManageReviewTeams, "Make teams, and say who is in them (DOC-17).", Roles.Coordinator, Roles.Supervisor),
        new(RaiseDispute, "Raise a dispute over a paper that one handed in or reviewed (DOC-18).", Roles.Uploader, Roles.Reviewer) { AtMerchants = true },
        new(ReadDisputes, "See disputes over papers (DOC-18).", Roles.Uploader, Roles.Reviewer, Roles.Coordinator, Roles.Supervisor),
        new(SettleDispute, "Mediate and resolve disputes over papers in which one took no part (DOC-18).", Roles.Coordinator),
        new(RegisterDocument, "Enter papers step by step and check them before their upload (DOC-06, DOC-07).", Roles.Uploader),
        new(UploadDocument, "Upload papers that are ready, and see how their uploads go (DOC-08).", Roles.Uploader),
        new(WriteStandards, "Draft the standard of papers (DOC-02).", Roles.Reviewer, Roles.Coordinator),
        new(PublishStandards, "Publish standards of papers that somebody else drafted, and retire them (DOC-02).", Roles.Supervisor),
        new(ReadPlatformFindings, "See what the outside platform found, within one's scope (DOC-24).", Roles.Merchant, Roles.Uploader, Roles.Reviewer, Roles.Coordinator, Roles.Supervisor),
        new(RecordPlatformFindings, "Record what the outside platform found (DOC-24).", Roles.Uploader, Roles.Reviewer, Roles.Coordinator, Roles.Supervisor),
        new(RectifyPlatformFindings, "Say that what the outside platform found is put right (DOC-24).", Roles.Uploader, Roles.Coordinator),
        new(ReportPlatformFindings, "Tell the outside platform what was done about its findings (DOC-24).", Roles.Uploader, Roles.Coordinator, Roles.Supervisor),
        new(ReadRuleChanges, "See the changes of the outside platform's rules (DOC-26).", Roles.Uploader, Roles.Reviewer, Roles.Coordinator, Roles.Inspector, Roles.Supervisor),
        new(RecordRuleChanges, "Announce changes of the outside platform's rules, and see who has taken note (DOC-26).", Roles.Coordinator, Roles.Supervisor),
        new(AcknowledgeRuleChanges, "Take note of changes of the outside platform's rules (DOC-26).", Roles.Uploader, Roles.Reviewer, Roles.Coordinator, Roles.Inspector, Roles.Supervisor),
        new(InUploadGroup, "Belong to the upload group: told of rule changes that concern it (DOC-17, DOC-26).", Roles.Uploader),
        new(InReviewGroup, "Belong to the review group: told of rule changes that concern it (DOC-17, DOC-26).", Roles.Reviewer),
        new(InCoordinationGroup, "Belong to the coordination group: told of rule changes that concern it (DOC-17, DOC-26).", Roles.Coordinator),
        new(InInspectionGroup, "Belong to the quality inspectors: told of rule changes that concern them (DOC-17, DOC-26).", Roles.Inspector),
        new(InSupervisionGroup, "Belong to the supervision group: told of rule changes that concern it (DOC-17, DOC-26).", Roles.Supervisor),
        new(WriteCriteria, "Draft editions of the entry criteria (MER-01).", Roles.Coordinator, Roles.Supervisor, Roles.Risk),
        new(PublishCriteria, "Put editions of the entry criteria in force that somebody else has written, and retire them (MER-01).", Roles.Supervisor),
        new(WaiveCriteria, "Make exceptions from the entry criteria, which stay on record (MER-10).", Roles.Supervisor),
        new(Verify, "Record what was verified of applicants (MER-03).", Roles.Reviewer, Roles.Supervisor),
        new(ReadExceptions, "Read the exceptions that were made from the rules (MER-10).", Roles.Supervisor, Roles.Risk, Roles.Inspector),
        new(ProposeSanctions, "Propose sanctions and rewards of merchants (MER-08).", Roles.Supervisor, Roles.Risk, Roles.Coordinator),
        new(AnswerSanctions, "Say a merchant's word to a proposed sanction, or record it (MER-08).", Roles.Merchant, Roles.Supervisor, Roles.Coordinator),
        new(ApproveSanctions, "Approve sanctions that somebody else has proposed, and take them back (MER-08).", Roles.Supervisor, Roles.Risk),
        new(RequestExit, "Begin a merchant's exit by its own wish (MER-08).", Roles.Merchant),
        new(CallOffExit, "Call a merchant's exit off (MER-08).", Roles.Merchant, Roles.Supervisor),
        new(PlanClosure, "Plan spans of time in which a merchant takes no new orders.", Roles.Merchant, Roles.Supervisor),
        new(WriteImprovementPlans, "Draft plans by which merchants get better, and say what they came to (MER-09).", Roles.Coordinator, Roles.Supervisor),
        new(FollowImprovementPlans, "Agree to such a plan in a merchant's name, and tell how far it has come (MER-09).", Roles.Merchant),
        new(WriteKpiTemplates, "Draft editions of the index by which merchants are assessed (MER-06).", Roles.Coordinator, Roles.Supervisor, Roles.Risk),
        new(PublishKpiTemplates, "Put editions of the index in force that somebody else has written, and retire them (MER-06).", Roles.Supervisor),
        new(AssessMerchants, "Assess merchants for a month that is over, as a job does on the second of each (MER-07).", Roles.Coordinator, Roles.Supervisor),
        new(CorrectScores, "Correct a merchant's score by hand, which stays on record (MER-07, MER-10).", Roles.Supervisor),
        new(AskGuidance, "Ask the platform for guidance in a merchant's name (MER-05).", Roles.Merchant),
        new(AnswerGuidance, "Answer merchants' questions (MER-05).", Roles.Coordinator, Roles.Supervisor),
        new(CloseGuidance, "Close a merchant's question that is answered (MER-05).", Roles.Merchant, Roles.Coordinator, Roles.Supervisor),
        new(RequestDocuments, "Ask the upload group for papers of a merchant or applicant, and cancel that (DOC-01).", Roles.Coordinator, Roles.Reviewer, Roles.Supervisor, Roles.Risk),
        new(ReadCollection, "See which papers departments have asked for, and how their collecting goes (DOC-01, DOC-03).",
            Roles.Uploader, Roles.Coordinator, Roles.Reviewer, Roles.Supervisor, Roles.Risk),
        new(Collect, "Collect papers from their sources, give them back to be made better, and enter them (DOC-03, DOC-05, DOC-06).", Roles.Uploader),
        new(RequestSupplement, "Ask for a part that an application or a paper lacks, and say whether what came is enough (DOC-27).", Roles.Reviewer) { AtMerchants = true },
        new(Report, "Ask, report or suggest something about a merchant's credential (DOC-21).", Roles.Buyer),
        new(ReadReports, "See what customers say about credentials (DOC-21).", Roles.Coordinator, Roles.Supervisor, Roles.Risk),
        new(AnswerReports, "Look into what customers say about credentials, and answer (DOC-21).", Roles.Coordinator, Roles.Supervisor),
        new(ReadAccessLog, "See who was given the files of a paper (DOC-23).", Roles.Supervisor),
    ];
}
