using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Modular.Architecture.Tests.Repository;

namespace Modular.Architecture.Tests.Rules;

/// <summary>
/// Rule 7: the migrations equal the model. Asked twice: of the snapshot, which the next migration starts from, and of the database that
/// the migrations make, as a migration that was edited by hand leaves no trace in the snapshot.
/// </summary>
internal static class MigrationRules
{
    private const string Equal = "the migrations of both providers equal the model";

    /// <summary>Compares a context's migrations with its model, on two empty databases of one kind.</summary>
    /// <param name="module">The module.</param>
    /// <param name="context">The class of its context.</param>
    /// <param name="migrated">Where the migrations are applied.</param>
    /// <param name="modelled">Where the tables are made from the model.</param>
    public static async Task<IReadOnlyList<Violation>> OfAsync(string module, Type context, EmptyDatabase migrated, EmptyDatabase modelled)
    {
        var fix = $"dotnet run --project building-blocks/Modular.Persistence.Design -- add {module} <Name>";
        Violation Found(string offender) => new(module, $"{context.Name} on {migrated.Kind}: {offender}", Equal, fix);

        await using var db = ModuleModel.Open(context, migrated.Storage);
        if (!db.Database.GetMigrations().Any())
            return [Found("there are no migrations")];
        if (db.Database.HasPendingModelChanges())
            return [Found("the model has changed since the last migration")];

        await db.Database.MigrateAsync();
        await using var reference = ModuleModel.Open(context, modelled.Storage);
        await modelled.MakeAsync(reference.Database.GenerateCreateScript());
        var made = await migrated.DescribeAsync(module);
        var demanded = await modelled.DescribeAsync(module);
        return [.. demanded.Except(made).Select(d => Found($"the migrations do not make {d}")), .. made.Except(demanded).Select(d => Found($"the migrations make {d}, and the model has none"))];
    }
}
