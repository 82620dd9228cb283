using Merchants.Contracts;
using Merchants.Contracts.Events;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;

namespace Merchants.Model;

/// <summary>What the outside platform found, from its words to the report of what was done about it (DOC-24).</summary>
internal sealed class PlatformFinding : Stateful<PlatformFindingStatus>, IHasTimeline
{
    private static readonly Backoff Wait = new(TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(30));

    private PlatformFinding()
    {
    }

    /// <summary>The finding's id.</summary>
    public PlatformFindingId Id { get; private init; }

    /// <summary>What it is.</summary>
    public PlatformFindingKind Kind { get; private init; }

    /// <summary>Who brought word of it.</summary>
    public OutsideSource Source { get; private init; }

    /// <summary>What the platform calls it; null where it did not say.</summary>
    public string? ExternalId { get; private init; }

    /// <summary>The paper that it is about; null where it is about none.</summary>
    public DocumentId? DocumentId { get; private init; }

    /// <summary>The number of the paper's version; null where it is about none.</summary>
    public int? VersionNumber { get; private init; }

    /// <summary>The merchant that it is about; null where it is about none, or there was none yet.</summary>
    public MerchantId? MerchantId { get; private init; }

    /// <summary>The user whose paper it is about; null where it is about none.</summary>
    [GraphQLIgnore]
    public Guid? OwnerId { get; private init; }

    /// <summary>When the platform found it (UTC); when it came where the platform did not say.</summary>
    public DateTime FoundAt { get; private init; }

    /// <summary>When it came (UTC).</summary>
    public DateTime RecordedAt { get; private init; }

    /// <summary>When it was put right (UTC); null before.</summary>
    public DateTime? RectifiedAt { get; private set; }

    /// <summary>When the platform was told (UTC); null before.</summary>
    public DateTime? ReportedAt { get; private set; }

    /// <summary>Since when a report waits for the platform (UTC); null where none does.</summary>
    public DateTime? ReportingSince { get; private set; }

    /// <summary>How often the platform was asked to take the report that waits, without a usable answer.</summary>
    public int Tries { get; private set; }

    [GraphQLIgnore]
    public int Reports { get; private set; }

    [GraphQLIgnore]
    public DateTime? NextTryAt { get; private set; }

    [GraphQLIgnore]
    public SealedText Words { get; private set; } = SealedText.Empty;

    [GraphQLIgnore]
    public SealedText Rectification { get; private set; } = SealedText.Empty;

    [GraphQLIgnore]
    public SealedText Report { get; private set; } = SealedText.Empty;

    [GraphQLIgnore]
    public SealedText Failure { get; private set; } = SealedText.Empty;

    /// <summary>The same report is the same request, however often it is made.</summary>
    [GraphQLIgnore]
    public string ReportKey => $"{Id.Value:N}-{Reports}";

    protected override StateMachine<PlatformFindingStatus> Machine => PlatformFindingStates.Machine;

    protected override string Subject => Subjects.PlatformFinding();

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>What the platform said, or one of the staff heard from it.</summary>
    public static PlatformFinding Record(
        PlatformFindingKind kind, OutsideSource source, string? externalId, Document? paper, int? version, string words, DateTime? foundAt, Actor by, DateTime at,
        PlatformFindingId? id = null)
    {
        var finding = new PlatformFinding
        {
            Id = id ?? new(Guid.CreateVersion7()), Kind = kind, Source = source, ExternalId = externalId, DocumentId = paper?.Id, VersionNumber = version, MerchantId = paper?.MerchantId,
            OwnerId = paper?.OwnerId, Words = SealedText.Of(words), FoundAt = foundAt ?? at, RecordedAt = at,
        };
        finding.Start(PlatformFindingStatus.Open, by, at, null);
        finding.Raise(new PlatformFindingRecorded(finding.Id, finding.MerchantId), at);
        return finding;
    }

    /// <summary>That the platform refused the upload of a paper's newest version.</summary>
    public static PlatformFinding Refused(Document paper, string words, DateTime at) =>
        Record(PlatformFindingKind.Refusal, OutsideSource.Platform, null, paper, paper.VersionNumber, words, at, Actor.System, at);

    /// <summary>Notes what was done about it.</summary>
    public IUserError? Rectify(string words, Actor by, DateTime at)
    {
        if (Move(PlatformFindingStatus.Rectified, by, at, null) is { } refused)
            return refused;
        (Rectification, RectifiedAt) = (SealedText.Of(words), at);
        return null;
    }

    /// <summary>Begins to tell the platform.</summary>
    public IUserError? BeginReport(string words, DateTime at)
    {
        if (PlatformFindingActions.Report.RefuseState(Status) is { } refused)
            return refused;
        if (ReportingSince is { } since)
            return DocumentActions.UnderWay(since);
        (Report, ReportingSince, NextTryAt, Tries, Failure) = (SealedText.Of(words), at, at, 0, SealedText.Empty);
        Reports++;
        return null;
    }

    /// <summary>Notes that the platform has taken the report, or that there is none to tell.</summary>
    public IUserError? FinishReport(Actor by, DateTime at)
    {
        if (Move(PlatformFindingStatus.Reported, by, at, null) is { } refused)
            return refused;
        (ReportedAt, ReportingSince, NextTryAt, Failure) = (at, null, null, SealedText.Empty);
        return null;
    }

    /// <summary>Notes that the platform does not take the report; another one may be made.</summary>
    public void RefuseReport(string words) => (ReportingSince, NextTryAt, Failure) = (null, null, SealedText.Of(words));

    /// <summary>Notes that there was no usable answer; it is asked the same again, but later.</summary>
    public void PutOff(string failure, TimeSpan? wanted, DateTime at)
    {
        var wait = Wait.After(++Tries);
        (NextTryAt, Failure) = (at + (wanted > wait ? wanted.Value : wait), SealedText.Of(failure));
    }

    /// <summary>Lets go of all words (ACC-03); that there was a finding stays.</summary>
    public void Erase() => (Words, Rectification, Report, Failure) = (SealedText.Empty, SealedText.Empty, SealedText.Empty, SealedText.Empty);
}
