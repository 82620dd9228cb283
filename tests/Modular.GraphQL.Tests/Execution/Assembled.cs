using System.Text.Json.Nodes;

namespace Modular.GraphQL.Tests.Execution;

/// <summary>Puts the parts of an incremental response together, as a client does, and checks that the protocol is kept.</summary>
internal static class Assembled
{
    public static JsonNode? From(IReadOnlyList<string> parts)
    {
        var first = JsonNode.Parse(parts[0])!.AsObject();
        var data = first["data"];
        var open = new Dictionary<string, JsonArray>();
        for (var i = 0; i < parts.Count; i++)
        {
            var part = JsonNode.Parse(parts[i])!.AsObject();
            foreach (var piece in part["incremental"]?.AsArray() ?? [])
            {
                var place = At(data, [.. open[piece!["id"]!.GetValue<string>()], .. piece["subPath"]?.AsArray() ?? []]);
                if (piece["items"] is JsonArray items)
                {
                    foreach (var item in items)
                        place!.AsArray().Add(item?.DeepClone());
                }
                else
                {
                    Merge(place!.AsObject(), piece["data"]!.AsObject());
                }
            }

            foreach (var completed in part["completed"]?.AsArray() ?? [])
                Assert.True(open.Remove(completed!["id"]!.GetValue<string>()), "A part was completed that was not pending.");
            foreach (var pending in part["pending"]?.AsArray() ?? [])
                open.Add(pending!["id"]!.GetValue<string>(), pending["path"]!.DeepClone().AsArray());
            Assert.Equal(i < parts.Count - 1, part["hasNext"]!.GetValue<bool>());
        }

        Assert.Empty(open);
        return data;
    }

    private static JsonNode? At(JsonNode? node, IEnumerable<JsonNode?> path) =>
        path.Aggregate(node, (n, step) => step!.GetValueKind() == System.Text.Json.JsonValueKind.Number ? n!.AsArray()[step.GetValue<int>()] : n!.AsObject()[step.GetValue<string>()]);

    private static void Merge(JsonObject target, JsonObject more)
    {
        foreach (var (name, value) in more)
        {
            Assert.False(target.ContainsKey(name), $"The field {name} was sent twice.");
            target[name] = value?.DeepClone();
        }
    }
}
