using Mono.Cecil;

namespace Modular.Architecture.Tests.Repository;

/// <summary>An assembly as the rules see it.</summary>
/// <param name="Name">The assembly's name.</param>
/// <param name="Module">The module that it belongs to; otherwise its name.</param>
/// <param name="References">The assemblies that its code uses.</param>
/// <param name="DependsOn">What the module's manifest names; null where there is no manifest.</param>
/// <param name="Signatures">The types that its public members show, by member.</param>
internal sealed record CompiledAssembly(
    string Name, string Module, IReadOnlyList<string> References, IReadOnlyList<string>? DependsOn, IReadOnlyList<(string Member, string Type)> Signatures)
{
    /// <summary>Reads an assembly.</summary>
    public static CompiledAssembly Read(string file, string module)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(file);
        return Of(assembly, module);
    }

    /// <summary>Looks at an assembly.</summary>
    public static CompiledAssembly Of(AssemblyDefinition assembly, string module)
    {
        var manifest = assembly.CustomAttributes.FirstOrDefault(a => a.AttributeType.FullName == "Modular.Kernel.ModuleAttribute");
        var needs = manifest?.Properties.FirstOrDefault(p => p.Name == "DependsOn").Argument.Value as CustomAttributeArgument[] ?? [];
        return new(assembly.Name.Name, module,
            [.. assembly.MainModule.AssemblyReferences.Select(r => r.Name)],
            manifest is null ? null : [.. needs.Select(n => (string)n.Value)],
            [.. assembly.MainModule.Types.Where(t => t.IsPublic).SelectMany(SignaturesOf)]);
    }

    private static IEnumerable<(string Member, string Type)> SignaturesOf(TypeDefinition type)
    {
        var shown = new List<(string, TypeReference)>();
        if (type.BaseType is not null)
            shown.Add((type.FullName, type.BaseType));
        shown.AddRange(type.Interfaces.Select(i => (type.FullName, i.InterfaceType)));
        foreach (var field in type.Fields.Where(f => f.IsPublic))
            shown.Add(($"{type.FullName}.{field.Name}", field.FieldType));
        foreach (var method in type.Methods.Where(m => m.IsPublic))
        {
            var member = $"{type.FullName}.{method.Name}";
            shown.Add((member, method.ReturnType));
            shown.AddRange(method.Parameters.Select(p => (member, p.ParameterType)));
        }

        return shown.SelectMany(s => Parts(s.Item2).Select(t => (s.Item1, t))).Concat(type.NestedTypes.Where(n => n.IsNestedPublic).SelectMany(SignaturesOf));
    }

    private static IEnumerable<string> Parts(TypeReference type) => type switch
    {
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType.FullName),
        TypeSpecification inner => Parts(inner.ElementType),
        _ => [type.FullName],
    };
}
