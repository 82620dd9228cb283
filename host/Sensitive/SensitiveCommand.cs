using Modular.Persistence;

namespace Modular.Host.Sensitive;

/// <summary>
/// <c>sensitive rotate</c>: encrypts all sensitive values anew that lie under an older key, under the newest of <c>Sensitive:KeyFile</c>,
/// with their blind indexes, and ends. On PostgreSQL hosts may serve meanwhile; on SQLite a running host has the files to itself, and does
/// the same by itself (<see cref="RotateInBackground"/>).
/// </summary>
internal static class SensitiveCommand
{
    /// <summary>Rotates and tells what was done. Throws <see cref="HostStartException"/>, after all others are done, where values are damaged.</summary>
    public static async Task RotateAsync(string[] args, TextWriter console)
    {
        var builder = ModularHost.CreateBuilder(args);
        var settings = HostSettings.Load(builder.Configuration, builder.Environment);
        settings.PrepareDataPath();
        builder.AddSensitiveKeys(settings);
        builder.AddModules(settings, modulesFolder: null);
        await using var app = builder.Build();
        var damaged = new List<string>();
        foreach (var rows in app.Services.GetServices<ISensitiveRows>())
        {
            var rotated = await RotateAsync(rows);
            await console.WriteLineAsync($"{rows.Module}: {rotated.Rows} rows encrypted anew");
            damaged.AddRange(rotated.Damaged);
        }

        if (damaged.Count > 0)
        {
            throw new HostStartException($"Values that cannot be read were left as they are:\n  {string.Join("\n  ", damaged)}",
                "put their rows back from a backup, and run sensitive rotate again before the old key is taken out");
        }
    }

    private static async Task<RotatedValues> RotateAsync(ISensitiveRows rows)
    {
        try
        {
            return await rows.RotateAsync(CancellationToken.None);
        }
        catch (InvalidOperationException e) when (e.InnerException is IOException)
        {
            throw new HostStartException(e.Message, "let the running host do it: started with the new key, it encrypts anew in the background and logs when it is done", e);
        }
    }
}
