using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.Model;

/// <summary>How a version of a paper enters the system (DOC-04, DOC-06), is checked (DOC-07) and uploaded (DOC-08), in one step or in three.</summary>
internal sealed partial class Document
{
    /// <summary>Since when the upload of the newest version waits for the outside platform (UTC); null where none does.</summary>
    public DateTime? UploadingSince { get; private set; }

    /// <summary>Hands in a version whose file has been checked and stored, up to its first review: the first, or the next one after a rejection.</summary>
    /// <remarks>The upload that is recorded is the one to this platform.</remarks>
    public IUserError? Submit(SubmittedFile file, DateOnly? validUntil, Actor by, DateTime at, DateTime dueAt) =>
        Submit(file, validUntil, HandedInUnder.BuiltIn, PlatformUpload.ThisPlatform, by, at) ?? FinishUpload(null, by, at, dueAt);

    /// <summary>As the other, up to the upload, which is begun.</summary>
    public IUserError? Submit(SubmittedFile file, DateOnly? validUntil, HandedInUnder under, string target, Actor by, DateTime at)
    {
        if (Register(file, validUntil, under, by, at) is { } refused)
            return refused;
        Walk(by, at, (DocumentStatus.ReadyToUpload, StepReason.Told("FORMAT_TAKEN")));
        return BeginUpload(target, by, at);
    }

    /// <summary>Enters a version whose file has been checked and stored: the first, or the next one after a rejection.</summary>
    public IUserError? Register(SubmittedFile file, DateOnly? validUntil, HandedInUnder under, Actor by, DateTime at)
    {
        var isFirst = Status == DocumentStatus.Draft && VersionNumber == 0;
        if (!isFirst && Move(DocumentStatus.Draft, by, at, StepReason.Told("VERSION_HANDED_IN", VersionNumber + 1)) is { } refused)
            return refused;
        VersionNumber++;
        _versions.Add(new(Id, VersionNumber, file, under, by, at));
        ValidUntil = validUntil;
        SubmittedAt = at;
        Walk(by, at,
            (DocumentStatus.PreChecked, StepReason.Told("FILE_WHOLE", StateName.Of(file.Inspected.Format), file.Stored.Length)),
            (DocumentStatus.Registered, StepReason.Told("FILE_KNOWN", file.Stored.Sha256)));
        return null;
    }

    /// <summary>Notes that all items of the check before the upload are fulfilled.</summary>
    public IUserError? PassCheck(IReadOnlyList<UploadCheckItem> items, Actor by, DateTime at)
    {
        if (Move(DocumentStatus.ReadyToUpload, by, at, StepReason.Told("UPLOAD_CHECKED", items.Count)) is { } refused)
            return refused;
        Current.Checks.AddRange(items.Select(i => new UploadCheckAnswer(Id, VersionNumber, i, by.Id, at)));
        return null;
    }

    /// <summary>Begins the upload of the newest version; the versions are there with their uploads.</summary>
    public IUserError? BeginUpload(string target, Actor by, DateTime at)
    {
        if (DocumentActions.Upload.RefuseState(Status) is { } refused)
            return refused;
        if (UploadingSince is { } since)
            return DocumentActions.UnderWay(since);
        // What lies on another platform cannot be replaced on this one.
        var replaces = _versions.Where(v => v.Upload is { ExternalRef: not null } earlier && earlier.Target == target).MaxBy(v => v.Number)?.Upload!.ExternalRef;
        Current.Upload = new(Id, VersionNumber, target, replaces, by, at);
        UploadingSince = at;
        return null;
    }

    /// <summary>Notes that the upload is through: the first review begins.</summary>
    /// <param name="externalRef">What the outside platform calls its copy; null on this platform.</param>
    /// <param name="by">Who uploaded it.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="dueAt">By when the first review is due (UTC).</param>
    public IUserError? FinishUpload(string? externalRef, Actor by, DateTime at, DateTime dueAt)
    {
        if (Refuse(DocumentStatus.Uploaded) is { } refused)
            return refused;
        var upload = Current.Upload!;
        upload.Finish(externalRef, at);
        UploadingSince = null;
        var isHere = upload.Target == PlatformUpload.ThisPlatform;
        Walk(by, at, (DocumentStatus.Uploaded, isHere ? StepReason.Told("UPLOADED") : StepReason.Told("UPLOADED_TO", upload.Target)), (DocumentStatus.FirstReview, null));
        Await(ReviewStage.First, dueAt);
        return null;
    }

    /// <summary>Notes that the outside platform has refused the upload: the paper goes back (DOC-24).</summary>
    /// <param name="words">What the platform said.</param>
    /// <param name="at">When (UTC).</param>
    public IUserError? RefuseUpload(string words, DateTime at)
    {
        if (Move(DocumentStatus.Rejected, Actor.System, at, StepReason.Told("REFUSED_BY_PLATFORM", Current.Upload!.Target)) is { } refused)
            return refused;
        Current.Upload.Refuse(words);
        UploadingSince = null;
        Decide(ReviewOutcome.Rejected, RejectionReason.PlatformRefusal, at);
        return null;
    }
}
