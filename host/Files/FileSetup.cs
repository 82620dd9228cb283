using Modular.Host.Access;
using Modular.Persistence;

namespace Modular.Host.Files;

/// <summary>The keys and the store of files.</summary>
internal static class FileSetup
{
    /// <summary>Registers the keys. Throws <see cref="HostStartException"/> where there are none that may be used.</summary>
    public static void AddFileKeys(this WebApplicationBuilder builder, HostSettings settings) => builder.Services.AddSingleton(
        new FileKeys(builder.LoadKeys(KeyRingFiles.Files, settings)));

    /// <summary>Registers the store, which needs the keys only when it is used.</summary>
    public static void AddFileStore(this WebApplicationBuilder builder, HostSettings settings)
    {
        builder.Services.AddFileStore(settings.DataPath, Hours(builder.Configuration, "Files:OrphanGraceHours", 24));
    }

    /// <summary>Refuses to go on where files lie under a key that is not there.</summary>
    public static void CheckFileKeys(this WebApplication app)
    {
        if (app.Services.GetRequiredService<FileStore>().MissingKeys() is { Count: > 0 } missing)
        {
            throw new HostStartException($"Stored files are encrypted with the key {string.Join(" and ", missing)}, which Files:KeyFile does not hold.",
                "put the key back; take an old key out only after the command `files rotate` has encrypted all files anew");
        }
    }

    private static TimeSpan Hours(IConfiguration configuration, string name, int otherwise)
    {
        const int Year = 366 * 24;
        if (configuration[name] is not { Length: > 0 } text)
            return TimeSpan.FromHours(otherwise);
        return int.TryParse(text, out var hours) && hours is >= 1 and <= Year
            ? TimeSpan.FromHours(hours)
            : throw new HostStartException($"{name} is '{text}'.", $"write a number of hours from 1 to {Year}");
    }
}
