using Modular.Persistence.Design;

if (args is not ["add", var module, var name])
{
    Console.Error.WriteLine("Usage, from the repository's root: dotnet run --project building-blocks/Modular.Persistence.Design -- add <Module> <MigrationName>");
    return 2;
}

try
{
    foreach (var file in Scaffolding.Add(Directory.GetCurrentDirectory(), module, name))
        Console.WriteLine($"wrote {file}");
    return 0;
}
catch (DesignException failure)
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}
