using System.Text.Json.Serialization;
using Modular.GraphQL;

namespace Catalogue.Model;

/// <summary>How much a finding of the automatic checks weighs (CAT-08).</summary>
internal enum CheckSeverity
{
    /// <summary>Keeps the product from its review.</summary>
    Blocking,

    /// <summary>Is shown to merchant and reviewer.</summary>
    Warning,
}

/// <summary>Something that the automatic checks found, with what would be right (CAT-08).</summary>
/// <param name="Code">The stable code of the check, in upper snake case, such as BANNED_TERM.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Field">Where: the field of the product, such as <c>title</c> or <c>attributes.MATERIAL</c>.</param>
/// <param name="Found">What was found there, as it is written; null where something is missing.</param>
/// <param name="Position">Where in the field it begins, in UTF-16 units from 0; null where it is the whole.</param>
/// <param name="Values">What is put into the text.</param>
internal sealed record ProductCheck(
    string Code, CheckSeverity Severity, string Field, string? Found, int? Position, [property: GraphQLIgnore] IReadOnlyList<string> Values)
{
    /// <summary>What is wrong and what would be right, in the language of the request.</summary>
    [JsonIgnore]
    public string Message => Text.Of(Code, [.. Values]);

    /// <summary>A finding that keeps the product from its review.</summary>
    public static ProductCheck Blocking(string code, string field, string? found = null, int? position = null, params IReadOnlyList<string> values) =>
        new(code, CheckSeverity.Blocking, field, found, position, values);

    /// <summary>A finding that is shown.</summary>
    public static ProductCheck Warning(string code, string field, string? found = null, int? position = null, params IReadOnlyList<string> values) =>
        new(code, CheckSeverity.Warning, field, found, position, values);
}
