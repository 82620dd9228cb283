using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Merchants.Model;

/// <summary>An edition of the index by which merchants are assessed (MER-06): one for all of them (MER-10). Its content never changes: what is to be different is another edition.</summary>
internal sealed class MerchantKpiTemplate : EditionOf<MerchantKpiTemplateStatus>, IHasTimeline
{
    private MerchantKpiTemplate()
    {
    }

    /// <summary>The edition's id.</summary>
    public MerchantKpiTemplateId Id { get; private init; }

    /// <summary>What it is called.</summary>
    public string Name { get; private init; } = "";

    /// <summary>Who drafted it, and does not publish it.</summary>
    [GraphQLIgnore]
    public Guid AuthorId { get; private init; }

    /// <summary>The components, in the order in which they are shown.</summary>
    [GraphQLIgnore]
    public List<MerchantKpiComponent> Components { get; private init; } = [];

    protected override StateMachine<MerchantKpiTemplateStatus> Machine => MerchantKpiTemplateStates.Machine;

    protected override MerchantKpiTemplateStatus InForce => MerchantKpiTemplateStatus.Published;

    protected override MerchantKpiTemplateStatus Retired => MerchantKpiTemplateStatus.Retired;

    protected override string Subject => Text.Of("SUBJECT_KPI_TEMPLATE");

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>Drafts an edition of components that passed their checks.</summary>
    public static MerchantKpiTemplate Draft(MerchantKpiTemplateId id, int edition, string name, IReadOnlyList<KpiComponentRule> rules, Actor by, DateTime at)
    {
        if (rules.Sum(r => r.Weight) != MerchantIndex.Whole)
            throw new ArgumentException("The weights are 100 % together.", nameof(rules));
        var template = new MerchantKpiTemplate
        {
            Id = id, Edition = edition, Name = name, CreatedAt = at, AuthorId = by.Id, Components = [.. rules.Select((r, i) => MerchantKpiComponent.Of(id, i + 1, r))],
        };
        template.Start(MerchantKpiTemplateStatus.Draft, by, at, null);
        return template;
    }
}
