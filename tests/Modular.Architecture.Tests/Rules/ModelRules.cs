using System.Reflection;
using Modular.Architecture.Tests.Repository;
using Modular.Persistence;

namespace Modular.Architecture.Tests.Rules;

/// <summary>Rule 5: one database context a module, over entities and tables of its own.</summary>
internal static class ModelRules
{
    private const string OneContext = "a module has one DbContext, which derives from ModuleDbContext";
    private const string OwnEntities = "a context maps entities of its own module's assembly, and those that building blocks bring";
    private const string OwnTables = "a table lies in its module's schema and is mapped once";
    private const string OwnKeys = "no foreign key crosses modules";

    /// <summary>Whether the assembly has more than one context, or one of another kind. A module that stores nothing has none.</summary>
    public static IEnumerable<Violation> OfContexts(string module, Assembly assembly)
    {
        var contexts = ModuleModel.ContextsOf(assembly);
        foreach (var second in contexts.Skip(1))
            yield return new(module, $"{second.FullName} stands beside {contexts[0].FullName}", OneContext, $"move its entities into {contexts[0].Name}");
        foreach (var stranger in contexts.Where(c => !c.IsAssignableTo(typeof(ModuleDbContext))))
            yield return new(module, $"{stranger.FullName} derives from {stranger.BaseType!.Name}", OneContext, "derive it from ModuleDbContext and register it with AddModuleDatabase");
    }

    /// <summary>Whether each module maps only what is its own.</summary>
    public static IEnumerable<Violation> Of(IReadOnlyList<ModuleModel> models) =>
        [.. models.SelectMany(OfEntities), .. OfTables(models), .. models.SelectMany(OfForeignKeys)];

    private static IEnumerable<Violation> OfEntities(ModuleModel model) =>
        from type in model.Entities.Select(e => e.Type).Concat(model.Values)
        where type.Assembly != model.Assembly && !IsOfBuildingBlock(type.Assembly)
        select new Violation(model.Module, $"it stores {type.FullName} of {type.Assembly.GetName().Name}", OwnEntities,
            "keep the other's typed id, and a copy of what is needed in a class of its own");

    private static IEnumerable<Violation> OfTables(IReadOnlyList<ModuleModel> models)
    {
        var mapped = models.SelectMany(m => m.Entities.Where(e => e.Table is not null).Select(e => (m.Module, Entity: e.Name, Root: RootOf(e, m), Table: e.Table!))).ToList();
        foreach (var (module, entity, _, table) in mapped.Where(m => m.Table.Schema != m.Module))
            yield return new(module, $"{entity} is mapped to {table}", OwnTables, $"take the schema out of ToTable: it is {module}");
        foreach (var twice in mapped.GroupBy(m => m.Table).Where(g => g.Select(m => (m.Module, m.Root)).Distinct().Count() > 1))
        {
            var all = string.Join(" and ", twice.Select(m => $"{m.Module}'s {m.Entity}"));
            yield return new(twice.Last().Module, $"{twice.Key} is mapped by {all}", OwnTables, "give each a table of its own");
        }
    }

    private static IEnumerable<Violation> OfForeignKeys(ModuleModel model) =>
        from key in model.ForeignKeys
        where key.To.Schema != model.Module || key.From.Schema != model.Module
        select new Violation(model.Module, $"a foreign key leads from {key.From} to {key.To}", OwnKeys, "keep the other's typed id without a key; its module alone says what exists");

    // A hierarchy shares one table.
    private static Type RootOf(StoredEntity entity, ModuleModel model)
    {
        var stored = model.Entities.Select(e => e.Type).ToHashSet();
        var root = entity.Type;
        while (root.BaseType is { } parent && stored.Contains(parent))
            root = parent;
        return root;
    }

    private static bool IsOfBuildingBlock(Assembly assembly) => assembly.GetName().Name!.StartsWith("Modular.", StringComparison.Ordinal);
}
