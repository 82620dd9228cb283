using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Merchants.Model;

/// <summary>An edition of what is asked of whoever wants to become a merchant (MER-01): one rule set for all (MER-10). Its content never changes: what is to be different is another edition.</summary>
internal sealed class EntryCriteria : EditionOf<EntryCriteriaStatus>, IHasTimeline
{
    private EntryCriteria()
    {
    }

    /// <summary>The edition's id.</summary>
    public EntryCriteriaId Id { get; private init; }

    /// <summary>Who drafted it, and does not publish it.</summary>
    [GraphQLIgnore]
    public Guid AuthorId { get; private init; }

    /// <summary>The criteria.</summary>
    [GraphQLIgnore]
    public List<EntryCriterion> Items { get; private init; } = [];

    protected override StateMachine<EntryCriteriaStatus> Machine => EntryCriteriaStates.Machine;

    protected override EntryCriteriaStatus InForce => EntryCriteriaStatus.Published;

    protected override EntryCriteriaStatus Retired => EntryCriteriaStatus.Retired;

    protected override string Subject => Text.Of("SUBJECT_ENTRY_CRITERIA");

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>Drafts an edition of criteria that passed their checks.</summary>
    public static EntryCriteria Draft(EntryCriteriaId id, int edition, IReadOnlyList<CriterionRule> rules, Actor by, DateTime at)
    {
        var criteria = new EntryCriteria { Id = id, Edition = edition, CreatedAt = at, AuthorId = by.Id, Items = [.. rules.Select((r, i) => EntryCriterion.Of(id, i + 1, r))] };
        criteria.Start(EntryCriteriaStatus.Draft, by, at, null);
        return criteria;
    }
}
