using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Merchants.Model;

/// <summary>An edition of the standard of papers (DOC-02): what each kind of paper must be. Its draft is written and rewritten; what is published never changes.</summary>
internal sealed class PaperStandard : EditionOf<PaperStandardStatus>, IHasTimeline
{
    private PaperStandard()
    {
    }

    /// <summary>The edition's id.</summary>
    public PaperStandardId Id { get; private init; }

    /// <summary>What it is called.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The change of the outside platform's rules that led to it (DOC-26); null where none did.</summary>
    public PlatformRuleChangeId? RuleChangeId { get; private init; }

    /// <summary>Who drafted it, and does not publish it.</summary>
    [GraphQLIgnore]
    public Guid AuthorId { get; private init; }

    /// <summary>Who wrote it last, and does not publish it.</summary>
    [GraphQLIgnore]
    public Guid LastWriterId { get; private set; }

    /// <summary>How often its draft was rewritten.</summary>
    [GraphQLIgnore]
    public int Rewrites { get; private set; }

    /// <summary>What it says, one for each kind of paper that it names.</summary>
    [GraphQLIgnore]
    public List<PaperRequirement> Requirements { get; private init; } = [];

    protected override StateMachine<PaperStandardStatus> Machine => PaperStandardStates.Machine;

    protected override PaperStandardStatus InForce => PaperStandardStatus.Published;

    protected override PaperStandardStatus Retired => PaperStandardStatus.Retired;

    protected override string Subject => Subjects.PaperStandard();

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>Drafts an edition of requirements that passed their checks.</summary>
    public static PaperStandard Draft(
        PaperStandardId id, int edition, string name, PlatformRuleChangeId? ruleChange, IReadOnlyList<PaperRequirement> requirements, Actor by, DateTime at)
    {
        var standard = new PaperStandard
        {
            Id = id, Edition = edition, Name = name, RuleChangeId = ruleChange, CreatedAt = at, AuthorId = by.Id, LastWriterId = by.Id, Requirements = [.. requirements.Select(r => r.In(id))],
        };
        standard.Start(PaperStandardStatus.Draft, by, at, null);
        return standard;
    }

    /// <summary>Rewrites the draft, which has its requirements.</summary>
    /// <param name="name">What it is called from now on.</param>
    /// <param name="requirements">All that it says from now on.</param>
    /// <param name="by">Who.</param>
    /// <param name="dropped">What it does not say any more, to be removed.</param>
    public IUserError? Rewrite(string name, IReadOnlyList<PaperRequirement> requirements, Actor by, out IReadOnlyList<PaperRequirement> dropped)
    {
        dropped = [];
        if (PaperStandardActions.Update.RefuseState(Status) is { } refused)
            return refused;
        foreach (var said in requirements)
        {
            if (Requirements.Find(r => r.Type == said.Type) is { } known)
                known.Become(said);
            else
                Requirements.Add(said.In(Id));
        }

        dropped = Requirements.FindAll(r => requirements.All(s => s.Type != r.Type));
        (Name, LastWriterId) = (name, by.Id);
        Rewrites++;
        return null;
    }
}
