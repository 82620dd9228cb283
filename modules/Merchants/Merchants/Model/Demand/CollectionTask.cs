using Merchants.Contracts;
using Merchants.Contracts.Events;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Merchants.Model;

/// <summary>The collecting of one paper that a request wants, from its source to its entry (DOC-03, DOC-05).</summary>
internal sealed class CollectionTask : Stateful<CollectionStatus>, IHasTimeline
{
    /// <summary>The stage of a deadline that has passed.</summary>
    public const int OverdueStage = -1;

    private CollectionTask()
    {
    }

    /// <summary>The id of the collecting.</summary>
    public CollectionTaskId Id { get; private init; }

    /// <summary>The request that wants the paper.</summary>
    public DocumentRequestId RequestId { get; private init; }

    /// <summary>The application that the paper is for.</summary>
    [GraphQLIgnore]
    public MerchantApplicationId ApplicationId { get; private init; }

    /// <summary>The merchant that the paper is for.</summary>
    [GraphQLIgnore]
    public MerchantId? MerchantId { get; private init; }

    /// <summary>Its place in the request, from 1.</summary>
    public int Ordinal { get; private init; }

    /// <summary>The kind of paper that is wanted.</summary>
    public DocumentType Type { get; private init; }

    /// <summary>What is to be seen in it; null where nothing was said.</summary>
    public string? Note { get; private init; }

    /// <summary>Where it is collected from; null before it was given to somebody.</summary>
    public CollectionSource? Source { get; private set; }

    /// <summary>The source by its name: a department, a partner or the merchant; null before it was given to somebody.</summary>
    public string? SourceName { get; private set; }

    /// <summary>Who collects it; null before it was given to somebody.</summary>
    [GraphQLIgnore]
    public Guid? ResponsibleId { get; private set; }

    /// <summary>By when it is to be collected (UTC).</summary>
    public DateTime DueAt { get; private set; }

    /// <summary>How many files the source has given.</summary>
    public int PaperCount { get; private set; }

    /// <summary>The paper that was entered; null before.</summary>
    public DocumentId? DocumentId { get; private set; }

    /// <summary>The stage of the deadline that was told of last, in days before it; null where none was.</summary>
    [GraphQLIgnore]
    public int? RemindedStage { get; private set; }

    protected override StateMachine<CollectionStatus> Machine => CollectionStates.Machine;

    protected override string Subject => Subjects.Collection();

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>Asks for a paper.</summary>
    public static CollectionTask Ask(CollectionTaskId id, DocumentRequest request, int ordinal, WantedPaper wanted, Actor by, DateTime at)
    {
        var task = new CollectionTask
        {
            Id = id, RequestId = request.Id, ApplicationId = request.ApplicationId, MerchantId = request.MerchantId, Ordinal = ordinal, Type = wanted.Type, Note = wanted.Note, DueAt = request.DueAt,
        };
        task.Start(CollectionStatus.Asked, by, at, null);
        return task;
    }

    /// <summary>Gives it to somebody, whoever had it before. Another deadline is reminded of anew.</summary>
    public IUserError? Assign(CollectionSource source, string sourceName, Guid responsible, DateTime dueAt, DateTime at)
    {
        if (CollectionActions.Assign.RefuseState(Status) is { } refused)
            return refused;
        if (dueAt != DueAt)
            RemindedStage = null;
        (Source, SourceName, ResponsibleId, DueAt) = (source, sourceName, responsible, dueAt);
        Raise(new CollectionAssigned(Id), at);
        return null;
    }

    /// <summary>The source has given a file.</summary>
    public IUserError? Record(SubmittedFile file, Actor by, DateTime at, out CollectedPaper? paper)
    {
        paper = null;
        if (Move(CollectionStatus.Collected, by, at, StepReason.Told("FILE_KNOWN", file.Stored.Sha256)) is { } refused)
            return refused;
        paper = new(Id, ++PaperCount, file, by, at);
        return null;
    }

    /// <summary>Gives the newest file back to the source.</summary>
    public IUserError? Return(CollectedPaper newest, Rejection why, Actor by, DateTime at)
    {
        if (CollectionActions.Return.RefuseState(Status) is { } refused)
            return refused;
        Walk(by, at, (CollectionStatus.ReturnedToSource, StepReason.Chosen(why.Reason, why.Text)));
        newest.Return(why, at);
        Raise(new CollectionReturned(Id), at);
        return null;
    }

    /// <summary>Notes the paper that was entered.</summary>
    public IUserError? Enter(DocumentId document, Actor by, DateTime at)
    {
        if (Move(CollectionStatus.Entered, by, at, null) is { } refused)
            return refused;
        DocumentId = document;
        return null;
    }

    /// <summary>Wants it no more; what is entered stays.</summary>
    public void Cancel(string reason, Actor by, DateTime at)
    {
        if (Machine.Allows(Status, CollectionStatus.Cancelled))
            Walk(by, at, (CollectionStatus.Cancelled, reason));
    }

    /// <summary>Reminds whoever collects it, once for each stage of a deadline. The version keeps two who do so at once apart.</summary>
    /// <param name="daysBefore">The stages before the deadline, in days.</param>
    /// <param name="at">Now (UTC).</param>
    public void Remind(IReadOnlyList<int> daysBefore, DateTime at)
    {
        if (ResponsibleId is null || !CollectionStates.IsWithSource.Contains(Status) || StageAt(daysBefore, at) is not { } stage || RemindedStage <= stage)
            return;
        RemindedStage = stage;
        Raise(new CollectionReminded(Id, DueAt, stage == OverdueStage ? null : stage), at);
    }

    // The nearest stage that has come; those before it, which nobody was told of, are told with it.
    private int? StageAt(IReadOnlyList<int> daysBefore, DateTime at) =>
        DueAt < at ? OverdueStage : daysBefore.Where(d => DueAt.AddDays(-d) <= at).Select(d => (int?)d).Min();
}
