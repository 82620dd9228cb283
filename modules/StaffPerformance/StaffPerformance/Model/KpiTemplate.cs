using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using StaffPerformance.Contracts;

namespace StaffPerformance.Model;

/// <summary>An edition of the indicators and weights for a position (STF-03). Everybody sees it once it is in force, and months that begin later are measured by it (STF-31). Its content never changes: what is to be different is another edition.</summary>
internal sealed class KpiTemplate : EditionOf<KpiTemplateStatus>, IHasTimeline
{
    private KpiTemplate()
    {
    }

    /// <summary>The template's id.</summary>
    public KpiTemplateId Id { get; private init; }

    /// <summary>What it is called.</summary>
    public string Name { get; private init; } = "";

    /// <summary>The position that it is for.</summary>
    public StaffPosition Position { get; private init; }

    /// <summary>The indicators, in the order in which they are shown.</summary>
    [GraphQLIgnore]
    public List<KpiIndicator> Indicators { get; private init; } = [];

    protected override StateMachine<KpiTemplateStatus> Machine => KpiTemplateStates.Machine;

    protected override KpiTemplateStatus InForce => KpiTemplateStatus.Published;

    protected override KpiTemplateStatus Retired => KpiTemplateStatus.Retired;

    protected override string Subject => Subjects.Template();

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>Drafts an edition of indicators that passed their checks.</summary>
    public static KpiTemplate Draft(KpiTemplateId id, string name, StaffPosition position, int edition, IReadOnlyList<KpiMeasure> measures, Actor by, DateTime at)
    {
        if (measures.Sum(m => m.Weight) != Kpi.Whole)
            throw new ArgumentException("The weights are 100 % together.", nameof(measures));
        var template = new KpiTemplate
        {
            Id = id, Name = name, Position = position, Edition = edition, CreatedAt = at,
            Indicators = [.. measures.Select((m, i) => KpiIndicator.Of(id, i + 1, m))],
        };
        template.Start(KpiTemplateStatus.Draft, by, at, null);
        return template;
    }
}
