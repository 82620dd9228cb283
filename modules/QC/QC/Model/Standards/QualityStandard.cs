using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using QC.Contracts;

namespace QC.Model;

/// <summary>An edition of a standard with its checklist (QC-01, QC-02). Its content never changes: what is to be different is another edition.</summary>
internal sealed class QualityStandard : Stateful<QualityStandardStatus>, IHasTimeline
{
    private QualityStandard()
    {
    }

    /// <summary>The edition's id.</summary>
    public QualityStandardId Id { get; private init; }

    /// <summary>The standard's stable code, in upper snake case; all its editions have it.</summary>
    public string Code { get; private init; } = "";

    /// <summary>Which edition of the standard it is, from 1.</summary>
    public int Edition { get; private init; }

    /// <summary>What it is called.</summary>
    public string Name { get; private init; } = "";

    /// <summary>When it was drafted (UTC).</summary>
    public DateTime CreatedAt { get; private init; }

    /// <summary>Since when it is in force (UTC); null for a draft.</summary>
    public DateTime? PublishedAt { get; private set; }

    /// <summary>Since when nothing more is inspected by it (UTC); null until then.</summary>
    public DateTime? RetiredAt { get; private set; }

    /// <summary>Who drafted it, and does not publish it.</summary>
    [GraphQLIgnore]
    public Guid AuthorId { get; private init; }

    /// <summary>The checklist.</summary>
    [GraphQLIgnore]
    public List<ChecklistItem> Items { get; private init; } = [];

    protected override StateMachine<QualityStandardStatus> Machine => QualityStandardStates.Machine;

    protected override string Subject => Subjects.Standard();

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>Drafts an edition of items that passed their checks.</summary>
    public static QualityStandard Draft(QualityStandardId id, string code, int edition, string name, IReadOnlyList<ChecklistRule> rules, Actor by, DateTime at)
    {
        if (rules.Sum(r => r.Weight) != InspectionScore.Whole)
            throw new ArgumentException("The weights are 100 % together.", nameof(rules));
        var standard = new QualityStandard
        {
            Id = id, Code = code, Edition = edition, Name = name, CreatedAt = at, AuthorId = by.Id, Items = [.. rules.Select((r, i) => ChecklistItem.Of(id, i + 1, r))],
        };
        standard.Start(QualityStandardStatus.Draft, by, at, null);
        return standard;
    }

    /// <summary>Puts it in force. Who drafted it leaves that to somebody else, which <see cref="QualityStandardActions"/> says.</summary>
    public IUserError? Publish(Actor by, DateTime at)
    {
        if (Move(QualityStandardStatus.Published, by, at, null) is { } refused)
            return refused;
        PublishedAt = at;
        return null;
    }

    /// <summary>Inspects nothing more by it. Inspections that hold it frozen go on.</summary>
    /// <param name="by">Who.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="successor">The edition that takes its place; null where none does.</param>
    public IUserError? Retire(Actor by, DateTime at, int? successor = null)
    {
        if (Move(QualityStandardStatus.Retired, by, at, successor is { } next ? StepReason.Told("STANDARD_REPLACED", next) : null) is { } refused)
            return refused;
        RetiredAt = at;
        return null;
    }
}
