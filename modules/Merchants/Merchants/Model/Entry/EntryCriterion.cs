using Merchants.Contracts;
using Modular.GraphQL;

namespace Merchants.Model;

/// <summary>What a criterion for the entry is about (MER-01).</summary>
internal enum EntryCriterionKind
{
    /// <summary>Licences and certificates 资质.</summary>
    Qualification,

    /// <summary>Good name: no breach of trust, no blacklist 信誉.</summary>
    Reputation,

    /// <summary>What the business must have: premises, stock, staff 经营条件.</summary>
    BusinessCondition,
}

/// <summary>A criterion as it is entered.</summary>
/// <param name="Code">Its stable code, in upper snake case.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Name">What is asked, in Chinese or in the one language that there is.</param>
/// <param name="NameEnglish">What is asked, in English; null for the one text.</param>
/// <param name="PaperType">The kind of paper that meets it once it is approved; null where recorded evidence does.</param>
internal sealed record CriterionRule(string Code, EntryCriterionKind Kind, string Name, string? NameEnglish, DocumentType? PaperType);

/// <summary>A criterion of an edition (MER-01). It never changes.</summary>
internal sealed class EntryCriterion
{
    private EntryCriterion()
    {
    }

    [GraphQLIgnore]
    public EntryCriteriaId CriteriaId { get; private init; }

    /// <summary>Its number in the edition, from 1.</summary>
    public int Number { get; private init; }

    /// <summary>Its stable code, in upper snake case, such as NO_BLACKLIST; one of a kind within the edition.</summary>
    public string Code { get; private init; } = "";

    /// <summary>What it is about.</summary>
    public EntryCriterionKind Kind { get; private init; }

    [GraphQLIgnore]
    public string Name { get; private init; } = "";

    [GraphQLIgnore]
    public string? NameEnglish { get; private init; }

    /// <summary>The kind of paper that meets it once it is approved; null where recorded evidence does (MER-02).</summary>
    public DocumentType? PaperType { get; private init; }

    public static EntryCriterion Of(EntryCriteriaId criteria, int number, CriterionRule rule) => new()
    {
        CriteriaId = criteria, Number = number, Code = rule.Code, Kind = rule.Kind, Name = rule.Name, NameEnglish = rule.NameEnglish, PaperType = rule.PaperType,
    };
}
