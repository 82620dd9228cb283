using Modular.Kernel;
using Modular.Persistence;
using Modular.Persistence.Backup;

namespace Modular.Host;

/// <summary>The host's own settings, checked.</summary>
/// <param name="DataPath">The folder of the data files (<c>Data:Path</c>); <c>data</c> in the content root unless said.</param>
/// <param name="DemoData">How much demo data is made (<c>Demo:Data</c>); <c>small</c> in Development, otherwise <c>none</c>.</param>
internal sealed record HostSettings(string DataPath, DemoData DemoData)
{
    /// <summary>Reads and checks the settings. Throws <see cref="HostStartException"/>.</summary>
    public static HostSettings Load(IConfiguration configuration, IHostEnvironment environment)
    {
        CheckDatabase(configuration);
        var path = configuration["Data:Path"];
        return new HostSettings(
            string.IsNullOrWhiteSpace(path)
                ? Path.Combine(environment.ContentRootPath, "data")
                : Path.GetFullPath(path),
            DemoDataOf(configuration["Demo:Data"], environment.IsDevelopment() ? DemoData.Small : DemoData.None));
    }

    /// <summary>Makes the data folder. Throws <see cref="HostStartException"/> where it cannot be made or written, or holds half a backup.</summary>
    public void PrepareDataPath()
    {
        if (new UnfinishedRestore(DataPath) is { IsThere: true } restore)
        {
            throw new HostStartException($"A backup was restored into {DataPath} and the restore has not ended well, or goes on.",
                $"restore again into an empty folder; to use what is there nevertheless, remove {restore.File}");
        }

        try
        {
            Directory.CreateDirectory(DataPath);
            var probe = Path.Combine(DataPath, $".write-{Guid.NewGuid():N}");
            File.Create(probe, 1, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new HostStartException($"The data folder {DataPath} cannot be written: {e.Message}",
                "correct its rights, or choose another one with --Data:Path=DIR", e);
        }
    }

    private static void CheckDatabase(IConfiguration configuration)
    {
        try
        {
            DatabaseSettings.Load(configuration);
        }
        catch (DatabaseSettingsException e)
        {
            throw new HostStartException(e.Problem, e.Advice, e);
        }
    }

    private static DemoData DemoDataOf(string? text, DemoData otherwise)
    {
        if (string.IsNullOrWhiteSpace(text))
            return otherwise;
        return Enum.TryParse<DemoData>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text[0])
            ? value
            : throw new HostStartException($"Demo:Data is '{text}'.", "write none, small or full");
    }
}
