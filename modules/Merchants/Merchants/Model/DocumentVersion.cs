using Merchants.Contracts;
using Merchants.Files;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.Model;

/// <summary>One version of a paper: a file, and what the reviewers made of it (DOC-13). Once decided it never changes, but that its file may be erased (ACC-03).</summary>
internal sealed class DocumentVersion
{
    private readonly List<Review> _reviews = [];

    private DocumentVersion()
    {
    }

    /// <summary>A version that was just handed in.</summary>
    public DocumentVersion(DocumentId document, int number, SubmittedFile file, HandedInUnder under, Actor by, DateTime at)
    {
        StandardNumber = under.Standard;
        Elements = [.. under.Elements.Select(e => new ElementValue(document, number, e.Element, e.Value))];
        DocumentId = document;
        Number = number;
        FileName = SealedText.Of(file.Name);
        Format = file.Inspected.Format;
        PixelWidth = file.Inspected.PixelWidth;
        PixelHeight = file.Inspected.PixelHeight;
        Length = file.Stored.Length;
        Sha256 = file.Stored.Sha256;
        UploaderId = by.Id;
        SubmittedAt = at;
    }

    /// <summary>The paper.</summary>
    [GraphQLIgnore]
    public DocumentId DocumentId { get; private init; }

    /// <summary>The version's number, from 1.</summary>
    public int Number { get; private init; }

    /// <summary>The file's name as the uploader had it; encrypted, since files are named after people.</summary>
    public SealedText FileName { get; private set; } = SealedText.Empty;

    /// <summary>The file's format, by content.</summary>
    public FileFormat Format { get; private init; }

    /// <summary>The file's length in bytes.</summary>
    public long Length { get; private init; }

    /// <summary>The SHA-256 of the file, 64 lower-case hexadecimal digits.</summary>
    public string Sha256 { get; private init; } = "";

    /// <summary>The image's width in pixels; null for a PDF.</summary>
    public int? PixelWidth { get; private init; }

    /// <summary>The image's height in pixels; null for a PDF.</summary>
    public int? PixelHeight { get; private init; }

    /// <summary>Who handed it in, by id.</summary>
    [GraphQLIgnore]
    public Guid UploaderId { get; private init; }

    /// <summary>When it was handed in (UTC; DOC-08).</summary>
    public DateTime SubmittedAt { get; private init; }

    /// <summary>When file and name were erased with the data of the person whose paper it is (UTC, ACC-03); null while they are there.</summary>
    public DateTime? ErasedAt { get; private set; }

    /// <summary>How it ended; null while it is under review.</summary>
    public ReviewOutcome? Outcome { get; private set; }

    /// <summary>Why it was rejected; null otherwise. The review holds the text.</summary>
    public RejectionReason? RejectionReason { get; private set; }

    /// <summary>When it was approved or rejected (UTC); null while it is under review.</summary>
    public DateTime? DecidedAt { get; private set; }

    /// <summary>From handing in to the decision, without the time in which the reviewer waited for an answer (DOC-11, DOC-19); null while it is under review.</summary>
    public TimeSpan? Turnaround { get; private set; }

    /// <summary>For how long the review has waited for answers in all (DOC-11); what it waits for now not counted.</summary>
    public TimeSpan Paused { get; private set; }

    /// <summary>The number of the standard that it was handed in by (DOC-02); 0 for the built-in one.</summary>
    public int StandardNumber { get; private init; }

    /// <summary>What was entered with it.</summary>
    [GraphQLIgnore]
    public List<ElementValue> Elements { get; private init; } = [];

    /// <summary>What was checked before its upload.</summary>
    [GraphQLIgnore]
    public List<UploadCheckAnswer> Checks { get; private init; } = [];

    /// <summary>Its upload; null where there was none, or it was not read with the version.</summary>
    [GraphQLIgnore]
    public PlatformUpload? Upload { get; internal set; }

    /// <summary>The reviews of this version, the first review first.</summary>
    public IReadOnlyList<Review> Reviews => _reviews;

    internal void Add(Review review)
    {
        if (Outcome is not null)
            throw new InvalidOperationException("A decided version never changes.");
        _reviews.Add(review);
    }

    /// <summary>Lets go of the file and its name, and of what was entered with it (ACC-03); what was decided stays.</summary>
    internal void Erase(DateTime at)
    {
        (FileName, ErasedAt) = (SealedText.Empty, ErasedAt ?? at);
        Elements.ForEach(e => e.Erase());
    }

    internal void Decide(ReviewOutcome outcome, RejectionReason? reason, DateTime at)
    {
        if (Outcome is not null)
            throw new InvalidOperationException("A decided version never changes.");
        (Outcome, RejectionReason, DecidedAt, Turnaround) = (outcome, reason, at, at - SubmittedAt - Paused);
    }

    /// <summary>The review has waited for an answer.</summary>
    internal void AddPause(TimeSpan pause) => Paused += pause;

    /// <summary>From when the version waited for the review until now, without its pauses.</summary>
    internal TimeSpan WaitedFor(ReviewStage stage, DateTime at) =>
        stage == ReviewStage.Detailed && _reviews.Find(r => r.Stage == ReviewStage.First) is { } first ? at - first.At - Paused : at - SubmittedAt;
}
