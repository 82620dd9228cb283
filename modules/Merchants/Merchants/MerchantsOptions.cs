using System.ComponentModel.DataAnnotations;
using Merchants.Model;
using Merchants.Outside;
using Microsoft.Extensions.Options;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants;

/// <summary>The module's settings, <c>Modules:Merchants</c>; every one has a default.</summary>
internal sealed class MerchantsOptions
{
    /// <summary>The time for the first review, in working hours.</summary>
    [Range(1, 1000)]
    public int FirstReviewWorkingHours { get; init; } = 4;

    /// <summary>The time for the detailed review, in working days.</summary>
    [Range(1, 100)]
    public int DetailedReviewWorkingDays { get; init; } = 2;

    /// <summary>How much working time after its due time a review that is not done counts as a breach, which supervisors are told of; in minutes.</summary>
    [Range(0, 100_000)]
    public int ReviewBreachWorkingMinutes { get; init; }

    /// <summary>Whether a paper that enters a review is given to whoever may do it and has the fewest open ones (DOC-17).</summary>
    public bool AssignReviews { get; init; } = true;

    /// <summary>Whether the detailed review must be done by another person than the first review.</summary>
    public bool DetailedReviewerMustDiffer { get; init; } = true;

    /// <summary>The largest file taken, in bytes.</summary>
    [Range(1024, 1L << 30)]
    public long MaxFileBytes { get; init; } = 20 * 1024 * 1024;

    /// <summary>The largest image taken, width times height in pixels.</summary>
    [Range(1, 1L << 32)]
    public long MaxPixels { get; init; } = 50_000_000;

    /// <summary>The papers without which no application is approved; unset means the business licence and the legal representative's identity card.</summary>
    public DocumentType[]? MandatoryPapers { get; init; }

    /// <summary>
    /// For how many years after a merchant has left its identity and papers are kept, whoever wants to be erased (ACC-03): three at least, by article 31 of the
    /// Measures for the Supervision of Online Trading 网络交易监督管理办法.
    /// </summary>
    [Range(3, 100)]
    public int YearsIdentityIsKept { get; init; } = 3;

    /// <summary>For how many years a paper in the archive is kept, from its archiving or its end; three at least (domain.md, section 6; DOC-15).</summary>
    [Range(3, 100)]
    public int ArchiveYears { get; init; } = 3;

    /// <summary>For how many days after a mandatory paper's end a merchant may go on without another one (DOC-25).</summary>
    [Range(0, 365)]
    public int ExpiredPaperGraceDays { get; init; } = 15;

    /// <summary>How long a merchant can be heard about a proposed sanction, in working days (MER-08).</summary>
    [Range(1, 100)]
    public int HearingWorkingDays { get; init; } = 5;

    /// <summary>How many days after a merchant has asked to leave its new orders are stopped (MER-08).</summary>
    [Range(0, 365)]
    public int ExitNoticeDays { get; init; } = 7;

    /// <summary>The time for the answer to a merchant's question, in working days (MER-05).</summary>
    [Range(1, 100)]
    public int GuidanceWorkingDays { get; init; } = 2;

    /// <summary>When the reviewers work.</summary>
    public WorkingHours WorkingTime { get; init; } = new();

    /// <summary>The outside platform that papers are uploaded to (DOC-08); unset means that they stay on this one.</summary>
    [ValidateObjectMembers]
    public OutsidePlatformOptions? OutsidePlatform { get; init; }

    /// <summary>How many days before a paper is to be collected its collector is reminded, at several stages (DOC-03); unset means 3 and 1. That the day has passed is told as well.</summary>
    [MaxLength(10)]
    public int[]? CollectionRemindDaysBefore { get; init; }

    /// <summary>Whether links to files are given only for a purpose in force that the caller has acknowledged (DOC-22, ACC-06); owners get their own papers in any case.</summary>
    public bool DownloadsNeedTerms { get; init; } = true;

    /// <summary>How many words about merchants' credentials a customer may send in a day (DOC-21).</summary>
    [Range(1, 10_000)]
    public int ReportsPerDay { get; init; } = 10;

    internal AttemptRule OfReports => new("words about credentials", ReportsPerDay, TimeSpan.FromDays(1));

    /// <summary>The stages in force before a paper is to be collected, in days.</summary>
    public IReadOnlyList<int> CollectionStagesInForce => CollectionRemindDaysBefore ?? [3, 1];

    /// <summary>The mandatory papers in force.</summary>
    public IReadOnlyList<DocumentType> MandatoryPapersInForce =>
        MandatoryPapers ?? [DocumentType.BusinessLicence, DocumentType.LegalRepresentativeIdCard];
}
