using System.Globalization;
using System.Text.Json.Nodes;

namespace Modular.Host.Tests.Tenancy;

/// <summary>Values that a field takes, made from its type and its name, so that a mutation comes as far as to look for its object.</summary>
internal sealed class SampleInput(SchemaMap schema)
{
    private static readonly Dictionary<string, string> Scalars = new()
    {
        ["String"] = "An honest reason.", ["DateTime"] = "2026-03-01T00:00:00Z", ["LocalDate"] = "2026-03-02", ["URI"] = "https://shop.example/hooks", ["Duration"] = "PT1H",
        ["UUID"] = "0198f3a2-0000-7000-8000-000000000001", ["Base64String"] = "AAAA",
    };

    private static readonly Dictionary<string, string> ByName = new()
    {
        ["url"] = "https://shop.example/hooks", ["textSha256"] = new string('0', 64), ["module"] = "Merchants", ["role"] = "merchant", ["team"] = "review",
        ["uscc"] = "91310000775785552L", ["idCard"] = "11010519491231002X", ["phone"] = "13812345678", ["email"] = "a@shop.example", ["code"] = "310000",
        ["dataUse"] = "merchant-contact", ["name"] = "李文博", ["category"] = "apparel", ["period"] = "2026-11", ["provider"] = "sandbox",
        ["validUntil"] = In30Days("yyyy-MM-ddTHH:mm:ssZ"), ["dueOn"] = In30Days("yyyy-MM-dd"),
    };

    // Of some enums the first value is one that people may not give.
    private static readonly Dictionary<string, string> ByEnum = new() { ["RefundReason"] = "FAULTY_GOODS" };

    /// <summary>An id of nothing: a place that takes the ids of one type tells, when it is given this one, of which.</summary>
    public static string Nothing() => new GraphQL.NodeId("Nothing", Guid.NewGuid()).ToString();

    /// <summary>Whether an id is a part of what is given.</summary>
    public bool TakesId(InputPlace place) => place.Type.Name == "ID" || (schema[place.Type.Name] is { Kind: "INPUT_OBJECT" } type && Given(type).Any(TakesId));

    /// <summary>The value of an argument, written in a document.</summary>
    public string Literal(InputPlace place)
    {
        var type = schema[place.Type.Name];
        var one = type.Kind switch
        {
            "ENUM" => ByEnum.GetValueOrDefault(type.Name, type.Values[0]),
            "INPUT_OBJECT" => $"{{ {string.Join(", ", Given(type).Select(i => $"{i.Name}: {Literal(i)}"))} }}",
            _ => Scalar(type.Name, place.Name)?.ToJsonString() ?? "null",
        };
        return place.Type.IsList ? $"[{one}]" : one;
    }

    /// <summary>An object with all that it must be given.</summary>
    public JsonObject Object(SchemaType type) => new(Given(type).Select(i => new KeyValuePair<string, JsonNode?>(i.Name, Value(i))));

    /// <summary>The value of an argument or input field.</summary>
    public JsonNode? Value(InputPlace place)
    {
        var type = schema[place.Type.Name];
        JsonNode? one = type.Kind switch
        {
            "ENUM" => ByEnum.GetValueOrDefault(type.Name, type.Values[0]),
            "INPUT_OBJECT" => Object(type),
            _ => Scalar(type.Name, place.Name),
        };
        return place.Type.IsList ? new JsonArray(one) : one;
    }

    private static JsonNode? Scalar(string type, string name) => type switch
    {
        "Int" or "Long" => 1,
        "Float" or "Decimal" => 1,
        "Boolean" => true,
        // A file comes beside the document.
        "Upload" => null,
        "ID" => Nothing(),
        _ => type is "String" or "DateTime" or "LocalDate" && ByName.TryGetValue(name, out var known) ? known : Scalars.GetValueOrDefault(type, "x"),
    };

    private static string In30Days(string format) => DateTime.UtcNow.AddDays(30).ToString(format, CultureInfo.InvariantCulture);

    private static IEnumerable<InputPlace> Given(SchemaType type) => type.IsOneOf ? type.Inputs.Take(1) : type.Inputs.Where(i => i.MustBeGiven || i.Name == "quantity");
}
