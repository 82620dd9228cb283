using System.Text.Json;
using Modular.GraphQL;

namespace Modular.Persistence;

/// <summary>Which sensitive value was shown, and for which purpose (ACC-06, DOC-23).</summary>
/// <param name="Field">Which value of the object, in upper snake case.</param>
/// <param name="DataUse">The purpose's code.</param>
/// <param name="DataUseVersion">Which version of the purpose was in force.</param>
internal sealed record RevealedValue(string Field, string DataUse, int DataUseVersion)
{
    /// <summary>As the audit row holds it.</summary>
    public string ToText() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <summary>What each text holds that tells of a purpose, and no other does: codes of purposes hold no quotes.</summary>
    public static string MarkOf(string dataUse) => $"\"dataUse\":{JsonSerializer.Serialize(dataUse, JsonSerializerOptions.Web)}";

    /// <summary>What an audit row tells; null where it tells of no purpose.</summary>
    public static RevealedValue? Parse(string? text) => text is null ? null : JsonSerializer.Deserialize<RevealedValue>(text, JsonSerializerOptions.Web);
}

/// <summary>The audit row's fields that are no columns of it, or are opened before they are shown.</summary>
[ObjectType<AuditRow>]
internal static class AuditRowFields
{
    /// <summary>Which sensitive value was shown, and for which purpose (ACC-06); null for all that is no reveal.</summary>
    public static RevealedValue? GetReveal([Parent(Requires = $"{nameof(AuditRow.Action)} {nameof(AuditRow.After)}")] AuditRow row) =>
        row.Action == AuditAction.Revealed ? RevealedValue.Parse(row.After) : null;

    /// <summary>
    /// The values before, a JSON object with a property for each column: the changed ones; for a removed object, all that had a value. Null for a new
    /// object and for what changed nothing. Sensitive values are masked; of an erased person a value is <c>{"erased":true}</c> (ACC-03).
    /// </summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetBeforeAsync(
        [Parent(Requires = $"{nameof(AuditRow.What)} {nameof(AuditRow.Key)} {nameof(AuditRow.Before)}")] IReadOnlyList<AuditRow> rows, AuditTrails trails, CancellationToken cancellationToken) =>
        ShownAudit.ShowAsync(rows, r => r.Before, trails.DatabaseOf, cancellationToken);

    /// <summary>The values after, as <c>before</c>; for a new object, all that have a value; for a reveal, what <c>reveal</c> tells. Null for a removed object and for all else that changed nothing.</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetAfterAsync(
        [Parent(Requires = $"{nameof(AuditRow.What)} {nameof(AuditRow.Key)} {nameof(AuditRow.After)}")] IReadOnlyList<AuditRow> rows, AuditTrails trails, CancellationToken cancellationToken) =>
        ShownAudit.ShowAsync(rows, r => r.After, trails.DatabaseOf, cancellationToken);
}
