using Modular.Kernel;

namespace Merchants.Model;

/// <summary>Where a paper stands on its way through the checks (DOC-04 to DOC-15).</summary>
internal enum DocumentStatus
{
    /// <summary>Begun, or given back to be made better.</summary>
    Draft,

    /// <summary>The file is sound: type by content, size, hash (DOC-04).</summary>
    PreChecked,

    /// <summary>Entered into the system with its file (DOC-06).</summary>
    Registered,

    /// <summary>Passed the check before the upload (DOC-07).</summary>
    ReadyToUpload,

    /// <summary>Uploaded, with the time on record (DOC-08).</summary>
    Uploaded,

    /// <summary>Waiting for the first review (DOC-09).</summary>
    FirstReview,

    /// <summary>Waiting for the detailed review (DOC-10).</summary>
    DetailedReview,

    /// <summary>The reviewer asked the uploader something; the timer stands still (DOC-11).</summary>
    NeedsClarification,

    /// <summary>Found good. This version never changes again.</summary>
    Approved,

    /// <summary>Found wanting, with a reason (DOC-12); a new version may be handed in (DOC-13).</summary>
    Rejected,

    /// <summary>Put into the archive (DOC-15).</summary>
    Archived,

    /// <summary>No longer valid (DOC-25).</summary>
    Expired,

    /// <summary>Another paper took its place.</summary>
    Superseded,
}

/// <summary>The moves of a paper (domain.md, section 2).</summary>
internal static class DocumentStates
{
    public static StateMachine<DocumentStatus> Machine { get; } = new(
        (DocumentStatus.Draft, DocumentStatus.PreChecked),
        (DocumentStatus.PreChecked, DocumentStatus.Registered),
        (DocumentStatus.Registered, DocumentStatus.ReadyToUpload),
        (DocumentStatus.ReadyToUpload, DocumentStatus.Uploaded),
        // The outside platform refuses it; here nobody has reviewed it yet.
        (DocumentStatus.ReadyToUpload, DocumentStatus.Rejected),
        (DocumentStatus.Uploaded, DocumentStatus.FirstReview),
        (DocumentStatus.FirstReview, DocumentStatus.DetailedReview),
        (DocumentStatus.FirstReview, DocumentStatus.Rejected),
        (DocumentStatus.DetailedReview, DocumentStatus.Approved),
        (DocumentStatus.DetailedReview, DocumentStatus.Rejected),
        (DocumentStatus.DetailedReview, DocumentStatus.NeedsClarification),
        (DocumentStatus.NeedsClarification, DocumentStatus.DetailedReview),
        (DocumentStatus.Rejected, DocumentStatus.Draft),
        (DocumentStatus.Approved, DocumentStatus.Archived),
        (DocumentStatus.Archived, DocumentStatus.Expired),
        (DocumentStatus.Archived, DocumentStatus.Superseded));
}
