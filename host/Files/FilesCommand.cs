using Modular.Persistence;

namespace Modular.Host.Files;

/// <summary>
/// <c>files rotate</c>: encrypts all stored files anew that lie under an older key, under the newest of <c>Files:KeyFile</c>, and ends.
/// The host may serve meanwhile, if it was started with the newest key. After it, older keys can be taken out.
/// </summary>
internal static class FilesCommand
{
    /// <summary>Rotates and tells what was done. Throws <see cref="HostStartException"/>, after all others are done, where files are damaged.</summary>
    public static async Task RotateAsync(string[] args, TextWriter console)
    {
        var builder = ModularHost.CreateBuilder(args);
        var settings = HostSettings.Load(builder.Configuration, builder.Environment);
        settings.PrepareDataPath();
        builder.AddFileKeys(settings);
        builder.AddFileStore(settings);
        await using var app = builder.Build();
        app.CheckFileKeys();
        var (rotated, damaged) = await app.Services.GetRequiredService<FileStore>().RotateAsync(CancellationToken.None);
        await console.WriteLineAsync($"{rotated} files encrypted anew");
        if (damaged.Count > 0)
        {
            throw new HostStartException($"Damaged files were left as they are:\n  {string.Join("\n  ", damaged)}",
                "put them back from a backup, and run files rotate again before the old key is taken out");
        }
    }
}
