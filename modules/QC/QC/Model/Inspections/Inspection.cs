using Accounts.Contracts;
using Catalogue.Contracts;
using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using QC.Contracts;
using QC.Contracts.Events;

namespace QC.Model;

/// <summary>The inspection of a product by the checklist of a standard (QC-02, QC-05, QC-07). Its merchant sees it once it is reported.</summary>
internal sealed class Inspection : Stateful<InspectionStatus>, IHasTimeline
{
    private Inspection()
    {
    }

    /// <summary>The inspection's id.</summary>
    public InspectionId Id { get; private init; }

    /// <summary>The draw that it comes from.</summary>
    public SamplingId SamplingId { get; private init; }

    /// <summary>Which of the draw it is, from 1.</summary>
    public int Ordinal { get; private init; }

    /// <summary>The product's place among all that were listed, from 0, which the seed of the draw gives.</summary>
    public int Place { get; private init; }

    /// <summary>The product.</summary>
    public ProductId ProductId { get; private init; }

    /// <summary>The product's title when it was drawn.</summary>
    public string ProductTitle { get; private init; } = "";

    /// <summary>Whose product it is.</summary>
    public MerchantId MerchantId { get; private init; }

    /// <summary>The standard whose checklist it froze.</summary>
    public QualityStandardId StandardId { get; private init; }

    /// <summary>By when it should be handed in (UTC).</summary>
    public DateTime DueAt { get; private init; }

    /// <summary>Who inspects; null while nobody has taken it.</summary>
    [GraphQLIgnore]
    public Guid? InspectorId { get; private set; }

    /// <summary>When it was begun (UTC); null until then.</summary>
    public DateTime? StartedAt { get; private set; }

    /// <summary>When it was handed in (UTC); null until then.</summary>
    public DateTime? SubmittedAt { get; private set; }

    /// <summary>When it was reported (UTC); null until then.</summary>
    public DateTime? ReportedAt { get; private set; }

    /// <summary>The score in basis points; null until it is handed in, and where no item applies.</summary>
    public int? Score { get; private set; }

    /// <summary>How it came out; null until it is handed in, and where no item applies.</summary>
    public InspectionGrade? Grade { get; private set; }

    /// <summary>How often answers were given: what changes an item changes the inspection too, so that nobody hands in what somebody else is answering.</summary>
    [GraphQLIgnore]
    public int AnswerRounds { get; private set; }

    /// <summary>The checklist with the answers.</summary>
    [GraphQLIgnore]
    public List<InspectionItem> Items { get; private init; } = [];

    protected override StateMachine<InspectionStatus> Machine => InspectionStates.Machine;

    protected override string Subject => Subjects.Inspection();

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>Plans the inspection of a product that was drawn; the standard's checklist is frozen in it, all unanswered.</summary>
    public static Inspection Plan(InspectionId id, Sampling sampling, int ordinal, int place, SampledProduct drawn, QualityStandard standard, DateTime dueAt, Actor by, DateTime at)
    {
        var inspection = new Inspection
        {
            Id = id, SamplingId = sampling.Id, Ordinal = ordinal, Place = place, ProductId = drawn.Product, ProductTitle = drawn.Title, MerchantId = drawn.Merchant,
            StandardId = standard.Id, DueAt = dueAt, Items = [.. standard.Items.OrderBy(i => i.Number).Select(i => InspectionItem.Freeze(id, i))],
        };
        inspection.Start(InspectionStatus.Planned, by, at, StepReason.Told("PRODUCT_DRAWN", sampling.Week));
        return inspection;
    }

    /// <summary>Takes it.</summary>
    public IUserError? Begin(Actor by, DateTime at)
    {
        if ((InspectionActions.Begin.RefuseState(Status) ?? Move(InspectionStatus.InProgress, by, at, null)) is { } refused)
            return refused;
        (InspectorId, StartedAt) = (by.Id, at);
        return null;
    }

    /// <summary>Takes answers to items; later ones take the place of earlier ones.</summary>
    public IUserError? Answer(IReadOnlyList<ChecklistAnswer> answers)
    {
        if (InspectionActions.Answer.RefuseState(Status) is { } refused)
            return refused;
        foreach (var answer in answers)
            Items.Single(i => i.Number == answer.Number).Answer(answer.Result, answer.Note);
        AnswerRounds++;
        return null;
    }

    /// <summary>Hands it in, and computes the score. An unanswered item is never taken for compliant.</summary>
    public IUserError? Submit(Actor by, DateTime at)
    {
        if (InspectionActions.Submit.RefuseState(Status) is { } refused)
            return refused;
        if (Items.Count(i => i.Result == ChecklistResult.Unanswered) is > 0 and var unanswered)
            return new ChecklistIncompleteError(Text.Of("CHECKLIST_INCOMPLETE", unanswered), unanswered);
        Walk(by, at, (InspectionStatus.Submitted, null));
        SubmittedAt = at;
        (Score, Grade) = InspectionScore.Of([.. Items.Select(i => new ScoredItem(i.Weight, i.Result, i.IsCritical))]);
        return null;
    }

    /// <summary>Gives it to another inspector, who goes on with it as it is; answers that were given stay.</summary>
    public IUserError? HandOver(Guid inspector, string reason, Actor by, DateTime at)
    {
        if ((InspectionActions.HandOver.RefuseState(Status) ?? Move(Status, by, at, reason)) is { } refused)
            return refused;
        InspectorId = inspector;
        Raise(new InspectionHandedOver(Id, new(inspector)), at);
        return null;
    }

    /// <summary>Reports it: each item that failed becomes a finding, and other modules are told of those that are critical.</summary>
    /// <param name="nextId">Gives ids to the findings.</param>
    /// <param name="responsible">Whom of the staff an item's fault is held against, by its number (QC-14).</param>
    /// <param name="by">Who.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="findings">The findings.</param>
    public IUserError? Report(Func<Guid> nextId, IReadOnlyDictionary<int, UserId> responsible, Actor by, DateTime at, out IReadOnlyList<Finding> findings)
    {
        findings = [];
        if (Move(InspectionStatus.Reported, by, at, null) is { } refused)
            return refused;
        ReportedAt = at;
        findings =
        [
            .. Items.Where(i => i.Result == ChecklistResult.Fail).OrderBy(i => i.Number)
                .Select(i => Finding.Open(new(nextId()), this, i, responsible.TryGetValue(i.Number, out var user) ? user : null, at)),
        ];
        Raise(new InspectionReported(Id, MerchantId, ProductId, findings.Count), at);
        return null;
    }
}
