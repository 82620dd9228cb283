using Merchants.Model;
using Modular.Kernel;
using Modular.Messaging;

namespace Merchants.Demo;

/// <summary>What merchants and their papers were measured by (DOC-02, MER-01, MER-06): of each kind an edition that is no longer in force, one that is, and a draft.</summary>
internal sealed class DemoEditions
{
    /// <summary>Before the first application was handed in.</summary>
    private const int FirstDaysAgo = 500;

    private const int SecondDaysAgo = 120;

    public DemoEditions(DemoDesk desk)
    {
        RuleChanges = [.. DemoRuleChanges.Make(desk)];
        Standards = InTurn<PaperStandard, PaperStandardStatus>(desk, (edition, by, at) => PaperStandard.Draft(
            new(desk.Source.Id(at)), edition, DemoStandards.NameOf(edition), edition == 3 ? RuleChanges[^1].Id : null, DemoStandards.Of(edition), by, at));
        Criteria = InTurn<EntryCriteria, EntryCriteriaStatus>(desk, (edition, by, at) => EntryCriteria.Draft(new(desk.Source.Id(at)), edition, DemoEntry.CriteriaOf(edition), by, at));
        Templates = InTurn<MerchantKpiTemplate, MerchantKpiTemplateStatus>(desk, (edition, by, at) => MerchantKpiTemplate.Draft(
            new(desk.Source.Id(at)), edition, DemoIndex.NameOf(edition), DemoIndex.Of(edition), by, at));
    }

    public IReadOnlyList<PlatformRuleChange> RuleChanges { get; }

    public IReadOnlyList<PaperStandard> Standards { get; }

    public IReadOnlyList<EntryCriteria> Criteria { get; }

    public IReadOnlyList<MerchantKpiTemplate> Templates { get; }

    /// <summary>All of them, to be written.</summary>
    public IEnumerable<object> All => [.. RuleChanges, .. Standards, .. Criteria, .. Templates];

    /// <summary>The criteria that were in force at a moment.</summary>
    public EntryCriteria CriteriaAt(DateTime at) => Criteria.Last(c => c.PublishedAt <= at);

    /// <summary>The standard of papers that was in force at a moment.</summary>
    public PaperStandard StandardAt(DateTime at) => Standards.Last(s => s.PublishedAt <= at);

    // Drafted by the coordinator, published by the supervisor: two people.
    private static IReadOnlyList<TEdition> InTurn<TEdition, TState>(DemoDesk desk, Func<int, Actor, DateTime, TEdition> draft) where TEdition : EditionOf<TState> where TState : struct, Enum
    {
        var first = draft(1, DemoStaff.Coordinator, desk.Ago(FirstDaysAgo + 7));
        var second = draft(2, DemoStaff.Coordinator, desk.Ago(SecondDaysAgo + 9));
        DemoSource.Must(
            first.Publish(DemoStaff.Supervisor, desk.Ago(FirstDaysAgo)),
            first.Retire(DemoStaff.Supervisor, desk.Ago(SecondDaysAgo), second.Edition),
            second.Publish(DemoStaff.Supervisor, desk.Ago(SecondDaysAgo)));
        return [first, second, draft(3, DemoStaff.Coordinator, desk.Ago(3))];
    }
}
