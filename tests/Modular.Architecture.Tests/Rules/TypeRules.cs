using System.Runtime.CompilerServices;
using Mono.Cecil;

namespace Modular.Architecture.Tests.Rules;

/// <summary>Rule 4: what a module shows of itself, and what may be inherited within it.</summary>
internal static class TypeRules
{
    private const string OnePublic = "a module has exactly one public type, which implements IModule";
    private const string Sealed = "a module's classes are sealed or static; an abstract one is the parent of others in the module";
    private const string Contract = "Modular.Kernel.IModule";

    /// <summary>Looks at a module's assembly. What the compiler made is left aside.</summary>
    public static IEnumerable<Violation> Of(string module, AssemblyDefinition assembly)
    {
        var types = assembly.MainModule.GetTypes().Where(t => !IsGenerated(t)).ToList();
        var parents = types.Select(t => t.BaseType?.GetElementType().FullName).ToHashSet();
        var shown = types.Where(t => t.IsPublic).ToList();
        return [.. Public(module, shown), .. Inherited(module, types, parents)];
    }

    private static IEnumerable<Violation> Public(string module, List<TypeDefinition> shown)
    {
        var modules = shown.Where(IsModule).ToList();
        if (modules.Count == 0)
            yield return new(module, $"{module}.dll shows no module", OnePublic, $"add public sealed class {module}Module : IModule");
        foreach (var second in modules.Skip(1))
            yield return new(module, $"{second.FullName} is a second module", OnePublic, $"merge it into {modules[0].FullName}");
        foreach (var type in shown.Where(t => !IsModule(t)))
            yield return new(module, $"{type.FullName} is public", OnePublic, $"make it internal, or move what others need into {module}.Contracts");
    }

    private static IEnumerable<Violation> Inherited(string module, List<TypeDefinition> types, HashSet<string?> parents) =>
        from type in types
        where type is { IsClass: true, IsSealed: false } && !IsSnapshot(type)
        where !type.IsAbstract || !parents.Contains(type.FullName)
        select new Violation(module, $"{type.FullName} is {(type.IsAbstract ? "abstract, and nothing inherits it" : "not sealed")}", Sealed,
            type.IsAbstract ? "remove it, or make it static" : "make it sealed; share behaviour by composition");

    private static bool IsModule(TypeDefinition type) => !type.IsAbstract && type.Interfaces.Any(i => i.InterfaceType.FullName == Contract);

    // The migrations' tool writes it anew each time, unsealed.
    private static bool IsSnapshot(TypeDefinition type) => type.BaseType?.FullName == "Microsoft.EntityFrameworkCore.Infrastructure.ModelSnapshot";

    private static bool IsGenerated(TypeDefinition type) => type.Name.StartsWith('<')
        || type.CustomAttributes.Any(a => a.AttributeType.FullName == typeof(CompilerGeneratedAttribute).FullName)
        || (type.DeclaringType is { } outer && IsGenerated(outer));
}
