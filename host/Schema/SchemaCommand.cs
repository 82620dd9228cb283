using Modular.GraphQL.Building;

namespace Modular.Host;

/// <summary><c>schema [--out FILE]</c>: prints the schema in SDL. Needs neither data nor keys.</summary>
internal static class SchemaCommand
{
    /// <summary>Prints to the console, or to the file that <c>--out</c> names.</summary>
    public static async Task RunAsync(string[] args, TextWriter console)
    {
        var builder = ModularHost.CreateBuilder(args);
        builder.AddModules(HostSettings.Load(builder.Configuration, builder.Environment), modulesFolder: null);
        await using var app = builder.Build();
        var text = SdlPrinter.Print(app.Services.GetRequiredService<GraphQL.Types.Schema>());
        if (app.Configuration["out"] is not { Length: > 0 } file)
        {
            await console.WriteAsync(text);
            return;
        }

        try
        {
            await File.WriteAllTextAsync(file, text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new HostStartException($"The schema cannot be written: {e.Message}", "name another file with --out", e);
        }
    }
}
