using Modular.Persistence;

namespace Modular.Host.Access;

/// <summary>The rings of keys that the host reads.</summary>
internal static class KeyRingFiles
{
    /// <summary>The keys of the file store.</summary>
    public static readonly KeyRingFile Files = new("Files:KeyFile", "development-file-keys.txt", "file key", "encrypt stored files", "no file can be read");

    /// <summary>The keys of what the databases hold encrypted.</summary>
    public static readonly KeyRingFile Sensitive = new(
        "Sensitive:KeyFile", "development-sensitive-keys.txt", "key of the sensitive values", "encrypt sensitive values", "no sensitive value can be read");

    /// <summary>The keys of the heads of audit trails.</summary>
    public static readonly KeyRingFile Audit = new(
        "Audit:KeyFile", "development-audit-keys.txt", "key of the audit", "sign the heads of audit trails", "no audit trail can be verified");

    /// <summary>The ring for this environment. Throws <see cref="HostStartException"/> where there is none that may be used.</summary>
    public static KeyRing LoadKeys(this WebApplicationBuilder builder, KeyRingFile file, HostSettings settings) =>
        file.Load(builder.Configuration[file.Setting], settings.DataPath, builder.Environment.IsDevelopment());

    /// <summary>The ring where there is one already, for what can be done without: none is made, and a development key will do. Throws <see cref="HostStartException"/> where it cannot be read.</summary>
    public static KeyRing? FindKeys(this WebApplicationBuilder builder, KeyRingFile file, HostSettings settings) =>
        file.Find(builder.Configuration[file.Setting], settings.DataPath);

    /// <summary>The files in the data folder that hold keys, or are where Development keeps them.</summary>
    public static IReadOnlyCollection<string> KeyFilesIn(this WebApplicationBuilder builder, HostSettings settings) =>
    [
        .. new[] { Files, Sensitive, Audit }.SelectMany(f => new[] { builder.Configuration[f.Setting], Path.Combine(settings.DataPath, f.DevelopmentFile) })
            .Append(builder.Configuration["Access:SigningKeyFile"]).Append(Path.Combine(settings.DataPath, SigningKey.DevelopmentFile)).OfType<string>().Select(Path.GetFullPath),
    ];
}
