using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Catalogue.Contracts;
using Catalogue.Model;

namespace Catalogue.Categories;

/// <summary>The tree that the product comes with, from the file beside this one (CAT-05, CAT-06). It is written with the database; what the product team changes then is its own.</summary>
internal static class ReferenceCategories
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private static readonly Lazy<IReadOnlyList<ReferenceCategory>> Known = new(() => [.. Read(null, null, Root())]);

    /// <summary>All of them, each behind the one around it.</summary>
    public static IReadOnlyList<ReferenceCategory> All => Known.Value;

    private static IEnumerable<ReferenceCategory> Read(CategoryId? parent, string? path, IEnumerable<Entry> entries)
    {
        foreach (var entry in entries)
        {
            // The same in every database, so that an id of one means the same in another.
            var id = new CategoryId(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"category {entry.Code}")).AsSpan(0, 16)));
            var here = ProductCategory.PathOf(path, entry.Code);
            var attributes = entry.Attributes.Select(a => new CategoryAttribute(a.Code, a.Zh, a.En, a.Kind, a.Unit, a.Required, a.Choices ?? []));
            var rules = new CategoryRules(entry.Papers, entry.NeedsBrandAuthorisation, entry.NeedsTestReport, entry.NeedsFullDescription, entry.LeastImages);
            yield return new(id, entry.Code, parent, here, new(entry.Zh, entry.En, [.. attributes], rules));
            foreach (var below in Read(id, here, entry.Below))
                yield return below;
        }
    }

    private static Entry[] Root()
    {
        using var file = typeof(ReferenceCategories).Assembly.GetManifestResourceStream("reference-categories.json")!;
        return JsonSerializer.Deserialize<Entry[]>(file, Json)!;
    }

    private sealed record Entry(string Code, string Zh, string En)
    {
        public AttributeEntry[] Attributes { get; init; } = [];

        public string[] Papers { get; init; } = [];

        public bool NeedsBrandAuthorisation { get; init; }

        public bool NeedsTestReport { get; init; }

        public bool NeedsFullDescription { get; init; }

        public int LeastImages { get; init; }

        public Entry[] Below { get; init; } = [];
    }

    private sealed record AttributeEntry(string Code, string Zh, string En, AttributeKind Kind, string? Unit, bool Required, string[]? Choices);
}

/// <summary>A category of the tree that the product comes with.</summary>
internal sealed record ReferenceCategory(CategoryId Id, string Code, CategoryId? ParentId, string Path, CategoryContent Content);
