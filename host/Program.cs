using Modular.Host;

try
{
    await using var app = ModularHost.Build(args);
    await ModularHost.RunAsync(app, Console.Out);
    return 0;
}
catch (HostStartException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
