using Mono.Cecil;

namespace Modular.Architecture.Tests.Rules;

/// <summary>
/// Rule 8: events are immutable records in a module's contracts: in <c>….Contracts.Events</c>, or in <c>….Contracts.Inbound</c> where the
/// consumer declares them (design: events, inbound contracts).
/// </summary>
internal static class EventRules
{
    private const string Records = "an event is a sealed record, or a readonly record struct";
    private const string Immutable = "an event never changes once it was raised, nor does anything that it holds";

    private static readonly string[] Folders = ["Events", "Inbound"];

    /// <summary>Looks at a contracts' assembly. Enums and interfaces beside the events are left aside.</summary>
    public static IEnumerable<Violation> Of(string module, AssemblyDefinition contracts) =>
        contracts.MainModule.Types.Where(IsEvent).SelectMany(t => Of(module, t));

    /// <summary>Whether the type stands where events stand and is a class or a struct of its own.</summary>
    public static bool IsEvent(TypeDefinition type) =>
        Array.Exists(Folders, f => type.Namespace.Split('.').Contains(f)) && type is { IsInterface: false, IsEnum: false } && !type.Name.StartsWith('<');

    private static IEnumerable<Violation> Of(string module, TypeDefinition type)
    {
        if (!IsRecord(type) || !type.IsSealed)
            yield return new(module, $"{type.FullName} is no sealed record", Records, $"declare it as public sealed record {type.Name}(…), or move it out of the events");
        foreach (var property in type.Properties.Where(p => p.SetMethod is { } set && !IsInit(set)))
            yield return new(module, $"{type.FullName}.{property.Name} can be set", Immutable, "make it a parameter of the record, or init");
        foreach (var field in type.Fields.Where(f => f is { IsStatic: false, IsInitOnly: false } && !IsBackingField(f)))
            yield return new(module, $"{type.FullName}.{field.Name} can be assigned", Immutable, "make it a parameter of the record");
        foreach (var property in type.Properties.Where(p => IsMutable(p.PropertyType)))
            yield return new(module, $"{type.FullName}.{property.Name} is a {property.PropertyType.Name.Split('`')[0]}", Immutable, "use IReadOnlyList<T> or IReadOnlyDictionary<K, V>");
    }

    private static bool IsRecord(TypeDefinition type) => type.IsValueType
        ? type.Methods.Any(m => m.Name == "PrintMembers") && type.CustomAttributes.Any(a => a.AttributeType.Name == "IsReadOnlyAttribute")
        : type.Methods.Any(m => m.Name == "<Clone>$");

    private static bool IsInit(MethodDefinition set) => set.ReturnType is RequiredModifierType { ModifierType.Name: "IsExternalInit" };

    // Whether it may be written is told by its property.
    private static bool IsBackingField(FieldDefinition field) => field.Name.StartsWith('<');

    private static bool IsMutable(TypeReference type) => type is ArrayType
        || (type.Namespace.StartsWith("System.Collections", StringComparison.Ordinal) && type.Namespace != "System.Collections.Immutable"
            && !type.Name.StartsWith("IReadOnly", StringComparison.Ordinal));
}
