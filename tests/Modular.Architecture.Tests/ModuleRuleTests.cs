using System.Reflection;
using Modular.Architecture.Tests.Repository;
using Modular.Architecture.Tests.Rules;
using Modular.Testing;

namespace Modular.Architecture.Tests;

/// <summary>Rules 4 to 8 and 10 on the modules of this repository.</summary>
public sealed class ModuleRuleTests(LiveHost host) : IClassFixture<LiveHost>
{
    private IEnumerable<(string Name, Assembly Assembly)> Modules => host.Modules.Select(m => (m.Name, m.Assembly));

    private IReadOnlyList<ModuleModel> Models => [.. Modules.SelectMany(m => ModuleModel.Of(m.Name, m.Assembly))];

    [Fact]
    public void A_module_shows_its_module_class_alone_and_its_classes_are_sealed() =>
        Violation.None(WorkTree.Inspect(ProjectKind.Module, TypeRules.Of));

    [Fact]
    public void A_module_has_one_context_over_entities_and_tables_of_its_own()
    {
        Assert.Contains(Models, m => m.Entities.Count > 1 && m.ForeignKeys.Count > 0);
        Violation.None(Modules.SelectMany(m => ModelRules.OfContexts(m.Name, m.Assembly)).Concat(ModelRules.Of(Models)));
    }

    [Fact]
    public void No_string_names_another_modules_table()
    {
        var tables = Models.SelectMany(m => m.Entities.Where(e => e.Table is not null).Select(e => (m.Module, e.Table!.Name))).Distinct().ToLookup(t => t.Module, t => t.Name);
        Violation.None(WorkTree.Inspect(ProjectKind.Module, (module, assembly) => ForeignTableRules.Of(module, assembly, tables)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_migrations_equal_the_model(DatabaseKind on)
    {
        var found = new List<Violation>();
        foreach (var (module, context) in Modules.SelectMany(m => ModuleModel.ContextsOf(m.Assembly).Select(c => (m.Name, c))))
        {
            await using EmptyDatabase migrated = await EmptyDatabase.OnAsync(on), modelled = await EmptyDatabase.OnAsync(on);
            found.AddRange(await MigrationRules.OfAsync(module, context, migrated, modelled));
        }

        Violation.None(found);
    }

    [Fact]
    public void Events_are_immutable_records() => Violation.None(WorkTree.Inspect(ProjectKind.Contracts, EventRules.Of));

    [Fact]
    public void Reactions_go_through_the_inbox() => Violation.None(WorkTree.Inspect(ProjectKind.Module, HandlerRules.Of));

    [Fact]
    public void Command_ports_are_idempotent_and_commands_are_kept() =>
        Violation.None(WorkTree.Inspect(ProjectKind.Contracts, PortRules.OfContracts).Concat(WorkTree.Inspect(ProjectKind.Module, PortRules.OfModule)));

    [Fact]
    public void Resolvers_keep_to_their_own_entities_and_run_their_queries()
    {
        var owners = Modules.ToDictionary(m => m.Assembly, m => m.Name);
        var entities = Models.SelectMany(m => m.Entities.Select(e => e.Type).Concat(m.Values)).ToHashSet();

        Violation.None([
            .. ResolverRules.OfEntities(host.Schema, a => owners.GetValueOrDefault(a), entities),
            .. ResolverRules.OfQueries(host.Schema, a => owners.GetValueOrDefault(a))]);
    }
}
