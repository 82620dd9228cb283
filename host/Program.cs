using Modular.Host;
using Modular.Host.Backup;
using Modular.Host.Files;
using Modular.Host.Sensitive;

try
{
    Task? command = args switch
    {
        ["schema", .. var options] => SchemaCommand.RunAsync(options, Console.Out),
        ["migrate", .. var options] => MigrateCommand.RunAsync(options, Console.Out),
        ["files", "rotate", .. var options] => FilesCommand.RotateAsync(options, Console.Out),
        ["sensitive", "rotate", .. var options] => SensitiveCommand.RotateAsync(options, Console.Out),
        ["backup", "verify", .. var options] => BackupCommand.VerifyAsync(options, Console.Out),
        ["backup", .. var options] => BackupCommand.MakeAsync(options, Console.Out),
        ["restore", .. var options] => BackupCommand.RestoreAsync(options, Console.Out),
        _ => null,
    };
    if (command is not null)
    {
        await command;
        return 0;
    }

    await using var app = ModularHost.Build(args);
    await app.RunUntilStoppedAsync(Console.Out);
    return 0;
}
catch (HostStartException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return e.ExitCode;
}
