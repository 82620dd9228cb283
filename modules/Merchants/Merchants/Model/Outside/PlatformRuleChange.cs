using Merchants.Contracts;
using Merchants.Contracts.Events;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.Model;

/// <summary>A change of the outside platform's rules, which some groups must take note of (DOC-26). It never changes.</summary>
internal sealed class PlatformRuleChange : IVersioned, IRaisesEvents
{
    private readonly List<RaisedEvent> _events = [];

    private PlatformRuleChange()
    {
    }

    /// <summary>The change's id.</summary>
    public PlatformRuleChangeId Id { get; private init; }

    /// <summary>Its title.</summary>
    public string Title { get; private init; } = "";

    /// <summary>What changes.</summary>
    [GraphQLName("text")]
    public string Words { get; private init; } = "";

    /// <summary>The day from which it holds.</summary>
    public DateOnly EffectiveFrom { get; private init; }

    /// <summary>Who brought word of it.</summary>
    public OutsideSource Source { get; private init; }

    /// <summary>What the platform calls it; null where it did not say.</summary>
    public string? ExternalId { get; private init; }

    /// <summary>When it came (UTC).</summary>
    public DateTime RecordedAt { get; private init; }

    [GraphQLIgnore]
    public Guid? RecordedById { get; private init; }

    [GraphQLIgnore]
    public int TeamMask { get; private init; }

    /// <summary>The groups that must take note of it.</summary>
    [ListSize(AssumedSize = 5)]
    public IReadOnlyList<PaperTeam> Teams => PaperTeams.Of(TeamMask);

    /// <summary>Counts the changes.</summary>
    [GraphQLIgnore]
    public int Version { get; private set; }

    /// <summary>Announces a change.</summary>
    public static PlatformRuleChange Announce(
        string title, string words, DateOnly effectiveFrom, IEnumerable<PaperTeam> teams, OutsideSource source, string? externalId, Guid? by, DateTime at, PlatformRuleChangeId? id = null)
    {
        var change = new PlatformRuleChange
        {
            Id = id ?? new(Guid.CreateVersion7()), Title = title, Words = words, EffectiveFrom = effectiveFrom, TeamMask = PaperTeams.MaskOf(teams), Source = source, ExternalId = externalId,
            RecordedById = by, RecordedAt = at,
        };
        change._events.Add(new(new PlatformRuleChangeAnnounced(change.Id, effectiveFrom), at));
        return change;
    }

    /// <inheritdoc/>
    public IReadOnlyList<RaisedEvent> TakeNewEvents()
    {
        RaisedEvent[] events = [.. _events];
        _events.Clear();
        return events;
    }
}

/// <summary>That somebody has taken note of a change of rules (DOC-26). It never changes.</summary>
internal sealed class RuleChangeReceipt
{
    [GraphQLIgnore]
    public PlatformRuleChangeId RuleChangeId { get; init; }

    [GraphQLIgnore]
    public Guid UserId { get; init; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; init; }
}
