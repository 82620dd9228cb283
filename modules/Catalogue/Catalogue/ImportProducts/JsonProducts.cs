using System.Text.Json;
using Modular.Kernel;

namespace Catalogue.ImportProducts;

/// <summary>Reads products from JSON Lines: a product a line, in the shape that <c>createProduct</c> takes.</summary>
internal static class JsonProducts
{
    /// <summary>The products of a file, in their order; empty lines are left out.</summary>
    public static IEnumerable<ImportItem> Read(TextReader text)
    {
        var row = 0;
        while (text.ReadLine() is { } line)
        {
            row++;
            if (!string.IsNullOrWhiteSpace(line))
                yield return ItemOf(line, row);
        }
    }

    private static ImportItem ItemOf(string line, int row)
    {
        var cells = new Cells(row);
        try
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                return new(row, row, "", "", "", null, [], [new(row, null, "IMPORT_JSON")]);
            var product = json.RootElement;
            var variants = cells.ListOf(product, "variants").Select((v, i) => VariantOf(cells, v, $"variants.{i}.")).ToList();
            return new(
                row, row, cells.TextOf(product, "title"), cells.TextOf(product, "description"), cells.TextOf(product, "category"), cells.OptionalOf(product, "brand"), variants, cells.Broken);
        }
        catch (JsonException)
        {
            return new(row, row, "", "", "", null, [], [new(row, null, "IMPORT_JSON")]);
        }
    }

    private static ImportVariant VariantOf(Cells cells, JsonElement variant, string path)
    {
        var price = cells.ObjectOf(variant, "price", path);
        var amount = price is { } known ? cells.NumberOf(known, "amount", $"{path}price.") : null;
        return new(
            cells.Row, cells.TextOf(variant, "sku", path), amount, price is { } said ? cells.OptionalOf(said, "currency", $"{path}price.") ?? Money.Yuan : Money.Yuan,
            cells.OptionalOf(variant, "specification", path), cells.OptionalOf(variant, "barcode", path));
    }

    /// <summary>Reads the values of a line, and notes those of the wrong kind.</summary>
    private sealed class Cells(int row)
    {
        public int Row => row;

        public List<BrokenCell> Broken { get; } = [];

        public string TextOf(JsonElement of, string name, string path = "") => OptionalOf(of, name, path) ?? "";

        public string? OptionalOf(JsonElement of, string name, string path = "") => Find(of, name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.String } text => text.GetString(),
            _ => Wrong<string>(path + name),
        };

        public long? NumberOf(JsonElement of, string name, string path)
        {
            if (Find(of, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var value))
                return value;
            Wrong<string>(path + name);
            return null;
        }

        public JsonElement? ObjectOf(JsonElement of, string name, string path)
        {
            if (Find(of, name) is { ValueKind: JsonValueKind.Object } found)
                return found;
            Wrong<string>(path + name);
            return null;
        }

        public IReadOnlyList<JsonElement> ListOf(JsonElement of, string name)
        {
            if (Find(of, name) is { ValueKind: JsonValueKind.Array } found)
                return [.. found.EnumerateArray()];
            Wrong<string>(name);
            return [];
        }

        private static JsonElement? Find(JsonElement of, string name) =>
            of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var found) && found.ValueKind != JsonValueKind.Null ? found : null;

        private T? Wrong<T>(string field) where T : class
        {
            Broken.Add(new(row, field, "IMPORT_JSON_FIELD"));
            return null;
        }
    }
}
