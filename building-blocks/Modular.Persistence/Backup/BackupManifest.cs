using System.Text.Json;
using System.Text.Json.Serialization;

namespace Modular.Persistence.Backup;

/// <summary>What a backup holds: <c>manifest.json</c> in its folder.</summary>
/// <param name="Format">The format of backups, <see cref="CurrentFormat"/>.</param>
/// <param name="Product">The product that made it.</param>
/// <param name="ProductVersion">The product's version.</param>
/// <param name="Provider">The kind of database that it was made of, and that it can be restored into.</param>
/// <param name="BeganAt">When it was begun (UTC): what was acknowledged before is in it.</param>
/// <param name="EndedAt">When it was whole (UTC).</param>
/// <param name="Modules">The modules whose rows it holds.</param>
/// <param name="FileKeys">The ids of the keys that stored files in it are encrypted with.</param>
/// <param name="Entries">Every file in it, but for the manifest and its checksum.</param>
internal sealed record BackupManifest(
    int Format, string Product, string ProductVersion, DatabaseProvider Provider, DateTime BeganAt, DateTime EndedAt,
    IReadOnlyList<BackupModule> Modules, IReadOnlyList<string> FileKeys, IReadOnlyList<BackupEntry> Entries)
{
    /// <summary>The format that this version writes and reads.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The manifest's name in the folder.</summary>
    public const string FileName = "manifest.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true, Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The text that <see cref="Read"/> reads.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <summary>The manifest that the text holds; null where it holds none.</summary>
    public static BackupManifest? Read(byte[] text)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(text, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The format that the text says it has, whatever else that format holds; null where it says none.</summary>
    public static int? FormatOf(byte[] text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("format", out var format) && format.TryGetInt32(out var number) ? number : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}

/// <summary>One module in a backup.</summary>
/// <param name="Name">The module.</param>
/// <param name="Migration">The newest migration of its database.</param>
/// <param name="Series">How far its series had come; empty for a module that was not loaded when the backup was made.</param>
internal sealed record BackupModule(string Name, string Migration, IReadOnlyList<SeriesEnd> Series);

/// <summary>One file in a backup.</summary>
/// <param name="Path">Its path in the backup's folder, with <c>/</c> between the parts.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">The SHA-256 of its bytes, 64 lower-case hexadecimal digits.</param>
internal sealed record BackupEntry(string Path, long Bytes, string Sha256);
