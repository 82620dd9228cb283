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
    ];
}
