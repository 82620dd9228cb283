using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Modular.GraphQL.Server.Http;

namespace Modular.GraphQL.Server.Uploads;

/// <summary>The <c>map</c> part: which form field holds the file of which variables.</summary>
internal sealed class UploadMap
{
    private readonly Dictionary<string, IReadOnlyList<string>> _pathsByField;

    private UploadMap(Dictionary<string, IReadOnlyList<string>> pathsByField) => _pathsByField = pathsByField;

    /// <summary>The fields whose file has not come yet.</summary>
    public IReadOnlyCollection<string> Missing => _pathsByField.Keys;

    /// <summary>Reads the map and checks that each path leads to a null in the variables, as the convention wants.</summary>
    public static UploadMap Parse(ReadOnlySequence<byte> json, JsonElement variables, int maxFiles)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw NotAMap();
            var fields = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
            var all = new HashSet<string>(StringComparer.Ordinal);
            foreach (var entry in document.RootElement.EnumerateObject())
            {
                if (fields.Count == maxFiles)
                    throw RequestRefusedException.TooLarge($"A request may have {maxFiles} files at most.");
                if (!fields.TryAdd(entry.Name, PathsOf(entry.Value, variables, all)))
                    throw RequestRefusedException.BadRequest("The part map names a file twice.");
            }

            return new UploadMap(fields);
        }
        catch (JsonException e)
        {
            throw RequestRefusedException.BadRequest($"The part map is not valid JSON: error in line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.");
        }
        catch (InvalidOperationException)
        {
            throw RequestRefusedException.BadRequest("The part map is not valid JSON: a string has invalid UTF-8 or an unpaired surrogate.");
        }
    }

    /// <summary>Takes the paths of a field whose file comes now.</summary>
    public IReadOnlyList<string> Take(string field) =>
        _pathsByField.Remove(field, out var paths)
            ? paths
            : throw RequestRefusedException.BadRequest("A file came that the part map does not name, or that came already.");

    private static string[] PathsOf(JsonElement paths, JsonElement variables, HashSet<string> all)
    {
        if (paths.ValueKind != JsonValueKind.Array || paths.GetArrayLength() == 0)
            throw NotAMap();
        var result = new string[paths.GetArrayLength()];
        var i = 0;
        foreach (var element in paths.EnumerateArray())
        {
            if (element.ValueKind != JsonValueKind.String)
                throw NotAMap();
            var path = element.GetString()!;
            if (!LeadsToNull(path, variables))
                throw RequestRefusedException.BadRequest("Each path in the part map must lead to a null in the variables, like variables.input.file or variables.files.0.");
            if (!all.Add(path))
                throw RequestRefusedException.BadRequest("The part map puts two files at one path.");
            result[i++] = path;
        }

        return result;
    }

    private static bool LeadsToNull(string path, JsonElement variables)
    {
        var segments = path.Split('.');
        if (segments.Length < 2 || segments[0] != "variables")
            return false;
        var current = variables;
        foreach (var segment in segments.AsSpan(1))
        {
            if (current.ValueKind == JsonValueKind.Object && current.TryGetProperty(segment, out var property))
                current = property;
            else if (current.ValueKind == JsonValueKind.Array && IsIndex(segment, current.GetArrayLength(), out var index))
                current = current[index];
            else
                return false;
        }

        return current.ValueKind == JsonValueKind.Null;
    }

    // One spelling per index: 00 or +0 would let two paths lead to one place.
    private static bool IsIndex(string segment, int length, out int index) =>
        int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out index)
        && index < length
        && (segment.Length == 1 || segment[0] != '0');

    private static RequestRefusedException NotAMap() =>
        RequestRefusedException.BadRequest("The part map must be a JSON object that gives each file a list of paths.");
}
