using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Orders.Contracts;
using Risk.Contracts;

namespace Risk.Model;

/// <summary>An edition of a rule by which orders are screened (RSK-07). Its content never changes: what is to be different is another edition.</summary>
internal sealed class ScreeningRule : EditionOf<ScreeningRuleStatus>, IHasTimeline
{
    private ScreeningRule()
    {
    }

    /// <summary>The edition's id.</summary>
    public ScreeningRuleId Id { get; private init; }

    /// <summary>The rule's stable code, which its editions share.</summary>
    public string Code { get; private init; } = "";

    /// <summary>What it is called.</summary>
    public string Name { get; private init; } = "";

    /// <summary>What it looks at.</summary>
    public ScreeningRuleKind Kind { get; private init; }

    /// <summary>What it says of orders that it hits; of several rules the hardest counts.</summary>
    public ScreeningVerdict Verdict { get; private init; }

    /// <summary>The limit in minor units: what is above it is hit.</summary>
    [GraphQLIgnore]
    public long LimitAmount { get; private init; }

    /// <summary>The limit's currency, by ISO 4217; orders in another one are not looked at.</summary>
    [GraphQLIgnore]
    public string Currency { get; private init; } = "";

    /// <summary>The hours within which a buyer's orders count, 1 to 720; null for rules of another kind.</summary>
    public int? WindowHours { get; private init; }

    /// <summary>Merchants that have been in business for fewer days are new, 1 to 365; null for rules of another kind.</summary>
    public int? MerchantDays { get; private init; }

    /// <summary>Who wrote it, by id.</summary>
    [GraphQLIgnore]
    public Guid AuthorId { get; private init; }

    /// <summary>How often it was tried on orders of the past.</summary>
    public int TestRuns { get; private set; }

    /// <summary>When it was last tried (UTC); null before.</summary>
    public DateTime? TestedAt { get; private set; }

    /// <summary>On the orders of how many days it was last tried; null before.</summary>
    public int? TestedDays { get; private set; }

    /// <summary>On how many orders it was last tried; null before.</summary>
    public int? TestedOrders { get; private set; }

    /// <summary>How many of these it would have hit; null before.</summary>
    public int? TestHitCount { get; private set; }

    /// <summary>Who published it, by id; null before.</summary>
    [GraphQLIgnore]
    public Guid? PublisherId { get; private set; }

    protected override StateMachine<ScreeningRuleStatus> Machine => ScreeningRuleStates.Machine;

    protected override ScreeningRuleStatus InForce => ScreeningRuleStatus.Published;

    protected override ScreeningRuleStatus Retired => ScreeningRuleStatus.Retired;

    protected override string Subject => Subjects.Rule();

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>Writes an edition of content that passed its checks.</summary>
    public static ScreeningRule Draft(ScreeningRuleId id, RuleContent content, int edition, Actor by, DateTime at)
    {
        var rule = new ScreeningRule
        {
            Id = id, Code = content.Code, Edition = edition, Name = content.Name, Kind = content.Kind, Verdict = content.Verdict, LimitAmount = content.Limit.Amount,
            Currency = content.Limit.Currency, WindowHours = content.WindowHours, MerchantDays = content.MerchantDays, AuthorId = by.Id, CreatedAt = at,
        };
        rule.Start(ScreeningRuleStatus.Draft, by, at, null);
        return rule;
    }

    /// <summary>Notes what a try on orders of the past came to.</summary>
    public IUserError? NoteTest(int days, int orders, int hits, Actor by, DateTime at)
    {
        if (Move(ScreeningRuleStatus.TestRun, by, at, StepReason.Told("RULE_TESTED", hits, orders)) is { } refused)
            return refused;
        (TestRuns, TestedAt, TestedDays, TestedOrders, TestHitCount) = (TestRuns + 1, at, days, orders, hits);
        return null;
    }

    /// <summary>Has orders screened by it.</summary>
    public override IUserError? Publish(Actor by, DateTime at)
    {
        if (base.Publish(by, at) is { } refused)
            return refused;
        PublisherId = by.Id;
        return null;
    }
}

/// <summary>What a rule says.</summary>
internal sealed record RuleContent(string Code, string Name, ScreeningRuleKind Kind, ScreeningVerdict Verdict, Money Limit, int? WindowHours, int? MerchantDays);
