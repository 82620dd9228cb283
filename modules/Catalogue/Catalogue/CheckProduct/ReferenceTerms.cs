using System.Text.Json;
using System.Text.Json.Serialization;
using Catalogue.Contracts;
using Catalogue.Model;

namespace Catalogue.CheckProduct;

/// <summary>The first edition of the list of terms, which the product comes with, from the file beside this one (CAT-08). It is written with the database.</summary>
internal static class ReferenceTerms
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private static readonly Lazy<IReadOnlyList<AdvertisingTerm>> Known = new(Read);

    public static TermListId Id { get; } = new(new("7e3a0c1e-0000-7000-8000-000000000001"));

    public static string Name => "广告法禁用与夸大用语";

    /// <summary>Since when it is in force (UTC).</summary>
    public static DateTime Since { get; } = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The terms.</summary>
    public static IReadOnlyList<AdvertisingTerm> Terms => Known.Value;

    private static AdvertisingTerm[] Read()
    {
        using var file = typeof(ReferenceTerms).Assembly.GetManifestResourceStream("reference-terms.json")!;
        return JsonSerializer.Deserialize<AdvertisingTerm[]>(file, Json)!;
    }
}
