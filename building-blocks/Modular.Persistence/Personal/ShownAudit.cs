using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Modular.Persistence;

/// <summary>Opens what audit rows hold of persons, for those who read them; of an erased person nothing is left to open (ACC-03).</summary>
internal static class ShownAudit
{
    // As the rows were written: Chinese text stays readable, and the JSON never stands inside a page.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The values of rows as they are shown: the personal ones open, or <c>{"erased":true}</c> in their place.</summary>
    /// <param name="rows">The rows, with what, key and the values.</param>
    /// <param name="values">The values before, or those after.</param>
    /// <param name="open">The database of a module, from which the keys come.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public static async Task<IReadOnlyList<string?>> ShowAsync(
        IReadOnlyList<AuditRow> rows, Func<AuditRow, string?> values, Func<string, ModuleDbContext> open, CancellationToken cancellationToken)
    {
        var parsed = rows.Select(r => values(r) is { } text && text.Contains(PersonalSeal.Mark, StringComparison.Ordinal) ? JsonNode.Parse(text) as JsonObject : null).ToList();
        var names = parsed.OfType<JsonObject>().SelectMany(p => p.Select(v => PersonalSeal.KeyNameOf(v.Value))).OfType<string>().ToHashSet();
        var keys = names.Count > 0 ? await KeysAsync(names, open, cancellationToken) : [];
        return [.. rows.Select((row, i) => parsed[i] is { } personal ? Show(row, personal, keys) : values(row))];
    }

    private static string Show(AuditRow row, JsonObject values, Dictionary<string, byte[]?> keys)
    {
        foreach (var (column, value) in values.ToList())
        {
            if (PersonalSeal.KeyNameOf(value) is { } name)
                values[column] = new PersonalSeal(name, keys.GetValueOrDefault(name), row.What, row.Key).Read(column, (JsonObject)value!) is { } text ? text : new JsonObject { ["erased"] = true };
        }

        return values.ToJsonString(Json);
    }

    private static async Task<Dictionary<string, byte[]?>> KeysAsync(IEnumerable<string> names, Func<string, ModuleDbContext> open, CancellationToken cancellationToken)
    {
        var keys = new Dictionary<string, byte[]?>();
        foreach (var module in names.Select(n => n.Split('/')).GroupBy(n => n[0], n => Guid.Parse(n[1])))
        {
            foreach (var (person, key) in await PersonKeys.FindAsync(open(module.Key), [.. module], cancellationToken))
                keys[PersonalSeal.NameOf(module.Key, person)] = key;
        }

        return keys;
    }
}
