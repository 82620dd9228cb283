using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.Model;

/// <summary>Of which rule an exception was made (MER-10).</summary>
internal enum ExceptedRule
{
    /// <summary>A criterion for the entry was waived (MER-01).</summary>
    EntryCriterionWaived,

    /// <summary>A score was corrected by hand (MER-07).</summary>
    ScoreCorrected,

    /// <summary>A sanction was taken back (MER-08).</summary>
    SanctionRevoked,

    /// <summary>The exit of a removed merchant was called off (MER-08).</summary>
    ExitCalledOff,
}

/// <summary>Somebody was treated otherwise than the rules say: who, why and when (MER-10). It is written with what it allows, and never changes.</summary>
internal sealed class RuleException
{
    private RuleException()
    {
    }

    [GraphQLIgnore]
    public Guid Id { get; private init; }

    /// <summary>Of which rule.</summary>
    public ExceptedRule Rule { get; private init; }

    /// <summary>What it was made for: the opaque id of a node.</summary>
    [ID]
    public string Subject { get; private init; } = "";

    [GraphQLIgnore]
    public MerchantApplicationId? ApplicationId { get; private init; }

    /// <summary>What of it, such as the code of a criterion; null for the whole.</summary>
    public string? Detail { get; private init; }

    /// <summary>The merchant that it was made for; null while there is none.</summary>
    public MerchantId? MerchantId { get; private init; }

    /// <summary>Why.</summary>
    public string Why { get; private init; } = "";

    [GraphQLIgnore]
    public Guid ById { get; private init; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; private init; }

    /// <summary>A criterion is waived for an application.</summary>
    public static RuleException Waive(MerchantApplication application, string criterion, string why, Actor by, DateTime at, Guid? id = null) => new()
    {
        Id = id ?? Guid.CreateVersion7(), Rule = ExceptedRule.EntryCriterionWaived, Subject = NodeId.Of(application.Id).ToString(), ApplicationId = application.Id, Detail = criterion,
        MerchantId = application.MerchantId, Why = why, ById = by.Id, At = at,
    };

    /// <summary>A merchant is treated otherwise than the rules say.</summary>
    public static RuleException Of(ExceptedRule rule, NodeId subject, MerchantId merchant, string why, Actor by, DateTime at, Guid? id = null) => new()
    {
        Id = id ?? Guid.CreateVersion7(), Rule = rule, Subject = subject.ToString(), MerchantId = merchant, Why = why, ById = by.Id, At = at,
    };
}
