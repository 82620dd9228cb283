using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using QC.Contracts;

namespace QC.Model;

/// <summary>An edition of a standard with its checklist (QC-01, QC-02). Its content never changes: what is to be different is another edition.</summary>
internal sealed class QualityStandard : EditionOf<QualityStandardStatus>, IHasTimeline
{
    private QualityStandard()
    {
    }

    /// <summary>The edition's id.</summary>
    public QualityStandardId Id { get; private init; }

    /// <summary>The standard's stable code, in upper snake case; all its editions have it.</summary>
    public string Code { get; private init; } = "";

    /// <summary>What it is called.</summary>
    public string Name { get; private init; } = "";

    /// <summary>Who drafted it, and does not publish it.</summary>
    [GraphQLIgnore]
    public Guid AuthorId { get; private init; }

    /// <summary>The checklist.</summary>
    [GraphQLIgnore]
    public List<ChecklistItem> Items { get; private init; } = [];

    protected override StateMachine<QualityStandardStatus> Machine => QualityStandardStates.Machine;

    protected override QualityStandardStatus InForce => QualityStandardStatus.Published;

    protected override QualityStandardStatus Retired => QualityStandardStatus.Retired;

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
}
