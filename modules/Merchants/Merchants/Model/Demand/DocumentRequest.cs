using Merchants.Contracts;
using Merchants.Contracts.Events;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Merchants.Model;

/// <summary>A department asks for papers of a merchant or applicant (DOC-01). It is fulfilled by itself once every wanted paper is entered.</summary>
internal sealed class DocumentRequest : Stateful<DocumentRequestStatus>, IHasTimeline
{
    private DocumentRequest()
    {
    }

    /// <summary>The request's id.</summary>
    public DocumentRequestId Id { get; private init; }

    /// <summary>The number that people call it by: the day, then eight characters.</summary>
    public string Number { get; private init; } = "";

    /// <summary>The department that asks.</summary>
    public string Department { get; private init; } = "";

    /// <summary>The application that the papers are for.</summary>
    public MerchantApplicationId ApplicationId { get; private init; }

    /// <summary>The merchant that the papers are for; null where there was none yet.</summary>
    public MerchantId? MerchantId { get; private init; }

    /// <summary>By when the papers are wanted (UTC).</summary>
    public DateTime DueAt { get; private init; }

    /// <summary>When they were asked for (UTC).</summary>
    public DateTime RequestedAt { get; private init; }

    /// <summary>Who asked for them.</summary>
    [GraphQLIgnore]
    public Guid RequestedById { get; private init; }

    /// <summary>How many papers are wanted.</summary>
    public int ItemCount { get; private init; }

    /// <summary>How many of them are entered.</summary>
    public int EnteredCount { get; private set; }

    protected override StateMachine<DocumentRequestStatus> Machine => DocumentRequestStates.Machine;

    protected override string Subject => Subjects.DocumentRequest();

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>Asks for papers, with the collecting of each.</summary>
    public static (DocumentRequest Request, IReadOnlyList<CollectionTask> Tasks) Open(
        DocumentRequestId id, string department, MerchantApplication application, DateTime dueAt, IReadOnlyList<WantedPaper> wanted, Actor by, DateTime at,
        Func<Guid>? newId = null)
    {
        var request = new DocumentRequest
        {
            Id = id, Number = ReadableNumber.Of(id.Value, at), Department = department, ApplicationId = application.Id, MerchantId = application.MerchantId, DueAt = dueAt,
            RequestedAt = at, RequestedById = by.Id, ItemCount = wanted.Count,
        };
        request.Start(DocumentRequestStatus.Open, by, at, null);
        request.Raise(new DocumentRequested(id, request.MerchantId), at);
        return (request, [.. wanted.Select((w, i) => CollectionTask.Ask(new(newId?.Invoke() ?? Guid.CreateVersion7()), request, i + 1, w, by, at))]);
    }

    /// <summary>Somebody collects; only the first time is a step.</summary>
    public void BeginCollecting(Actor by, DateTime at)
    {
        if (Status == DocumentRequestStatus.Open)
            Walk(by, at, (DocumentRequestStatus.Collecting, null));
    }

    /// <summary>One more of the papers is entered; the last one fulfils it. Refused where it ended meanwhile.</summary>
    public IUserError? NoteEntered(Actor by, DateTime at)
    {
        if (EnteredCount + 1 == ItemCount)
        {
            if (Move(DocumentRequestStatus.Fulfilled, by, at, StepReason.Told("ALL_PAPERS_ENTERED", ItemCount)) is { } refused)
                return refused;
            Raise(new DocumentRequestFulfilled(Id, MerchantId), at);
        }

        EnteredCount++;
        return null;
    }

    /// <summary>Wants the papers no more; what is entered stays, and is reviewed as any paper.</summary>
    public IUserError? Cancel(string reason, Actor by, DateTime at)
    {
        if (Move(DocumentRequestStatus.Cancelled, by, at, reason) is { } refused)
            return refused;
        Raise(new DocumentRequestCancelled(Id, MerchantId), at);
        return null;
    }
}

/// <summary>A paper that a request wants.</summary>
/// <param name="Type">The kind of paper.</param>
/// <param name="Note">What is to be seen in it; null where nothing was said.</param>
internal sealed record WantedPaper(DocumentType Type, string? Note);
