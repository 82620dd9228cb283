using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Modular.Persistence;

/// <summary>A list of small values that belongs to one row and is never searched, kept as one text.</summary>
public static class JsonColumn
{
    // Chinese text stays readable in the audit; the JSON never stands inside a page.
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() }, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Keeps the list as JSON. A row that is older than its column has an empty list.</summary>
    public static PropertyBuilder<IReadOnlyList<T>> IsJson<T>(this PropertyBuilder<IReadOnlyList<T>> list) => list.HasConversion(
        l => Written(l), text => Read<T>(text),
        new ValueComparer<IReadOnlyList<T>>((a, b) => Written(a!) == Written(b!), l => Written(l).GetHashCode(StringComparison.Ordinal), l => l));

    private static string Written<T>(IReadOnlyList<T> list) => JsonSerializer.Serialize(list, Json);

    private static IReadOnlyList<T> Read<T>(string text) => text.Length == 0 ? [] : JsonSerializer.Deserialize<T[]>(text, Json)!;
}
