using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using StaffPerformance.Contracts;

namespace StaffPerformance.Model;

/// <summary>An edition of the indicators and weights for a position (STF-03). Its content never changes: what is to be different is another edition.</summary>
internal sealed class KpiTemplate : Stateful<KpiTemplateStatus>, IHasTimeline
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

    /// <summary>Which one it is among those for its position, from 1.</summary>
    public int Edition { get; private init; }

    /// <summary>When it was made (UTC).</summary>
    public DateTime CreatedAt { get; private init; }

    /// <summary>Since when everybody sees it, and it is used for months that begin later (UTC, STF-31); null for a draft.</summary>
    public DateTime? PublishedAt { get; private set; }

    /// <summary>Since when it is used for no other month (UTC); null until then.</summary>
    public DateTime? RetiredAt { get; private set; }

    /// <summary>The indicators, in the order in which they are shown.</summary>
    [GraphQLIgnore]
    public List<KpiIndicator> Indicators { get; private init; } = [];

    protected override StateMachine<KpiTemplateStatus> Machine => KpiTemplateStates.Machine;

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

    /// <summary>Shows it to everybody; months that begin later are measured by it (STF-31).</summary>
    public IUserError? Publish(Actor by, DateTime at)
    {
        if (Move(KpiTemplateStatus.Published, by, at, null) is { } refused)
            return refused;
        PublishedAt = at;
        return null;
    }

    /// <summary>Uses it for no month that begins later. Evaluations that hold it frozen go on.</summary>
    /// <param name="by">Who.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="successor">The edition that takes its place; null where none does.</param>
    public IUserError? Retire(Actor by, DateTime at, int? successor = null)
    {
        if (Move(KpiTemplateStatus.Retired, by, at, successor is { } next ? StepReason.Told("TEMPLATE_REPLACED", next) : null) is { } refused)
            return refused;
        RetiredAt = at;
        return null;
    }
}
