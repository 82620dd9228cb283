using Modular.Host;
using Modular.Host.Files;
using Modular.Host.Sensitive;

try
{
    if (args is ["schema", .. var options])
    {
        await SchemaCommand.RunAsync(options, Console.Out);
        return 0;
    }

    if (args is ["migrate", .. var settings])
    {
        await MigrateCommand.RunAsync(settings, Console.Out);
        return 0;
    }

    if (args is ["files", "rotate", .. var rotation])
    {
        await FilesCommand.RotateAsync(rotation, Console.Out);
        return 0;
    }

    if (args is ["sensitive", "rotate", .. var sensitive])
    {
        await SensitiveCommand.RotateAsync(sensitive, Console.Out);
        return 0;
    }

    await using var app = ModularHost.Build(args);
    await app.RunUntilStoppedAsync(Console.Out);
    return 0;
}
catch (HostStartException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
