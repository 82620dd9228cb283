using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Building;

/// <summary>The definitions of an SDL document by name, each with its extensions.</summary>
internal sealed class SdlDefinitions
{
    private readonly OrderedDictionary<string, SdlType> _types = [];
    private readonly OrderedDictionary<string, DirectiveDefinitionNode> _directives = [];
    private readonly List<SchemaDefinitionNode> _schema = [];

    /// <summary>The types in the order of their definition.</summary>
    public IReadOnlyList<SdlType> Types => [.. _types.Values];

    /// <summary>The directive definitions in their order.</summary>
    public IReadOnlyList<DirectiveDefinitionNode> Directives => [.. _directives.Values];

    /// <summary>The schema definition, or null where the root types have their default names.</summary>
    public SchemaDefinitionNode? Schema => _schema.FirstOrDefault(s => !s.IsExtension);

    /// <summary>The schema definition and its extensions.</summary>
    public IReadOnlyList<SchemaDefinitionNode> SchemaNodes => _schema;

    /// <summary>The type of that name, or null.</summary>
    public SdlType? FindType(string name) => _types.GetValueOrDefault(name);

    /// <summary>The directive of that name, or null.</summary>
    public DirectiveDefinitionNode? FindDirective(string name) => _directives.GetValueOrDefault(name);

    /// <summary>Sorts the document's definitions; reports names that are defined twice and extensions of what is not there.</summary>
    public static SdlDefinitions Collect(SdlSource source, ProblemList problems)
    {
        var result = new SdlDefinitions();
        foreach (var definition in source.Document.Definitions.OfType<TypeSystemDefinitionNode>().OrderBy(d => d.IsExtension))
            result.Add(definition, source, problems);
        return result;
    }

    private void Add(TypeSystemDefinitionNode definition, SdlSource source, ProblemList problems)
    {
        switch (definition)
        {
            case SchemaDefinitionNode schema:
                if (schema.IsExtension && Schema is null)
                    problems.Add("", source.Place(schema), "There is no schema definition to extend. Write \"schema\" instead of \"extend schema\".");
                else if (!schema.IsExtension && Schema is { } first)
                    problems.Add("", source.Place(schema), $"The schema is defined a second time (first at {source.Place(first)}). Keep one definition, or extend it.");
                else
                    _schema.Add(schema);
                break;
            case DirectiveDefinitionNode directive:
                if (!_directives.TryAdd(directive.Name.Value, directive))
                    problems.Add($"@{directive.Name}", source.Place(directive), $"The directive \"@{directive.Name}\" is defined a second time. Keep one definition.");
                break;
            case TypeDefinitionNode { IsExtension: true } extension:
                Extend(extension, source, problems);
                break;
            case TypeDefinitionNode type:
                if (BuiltInScalars.Specified.Any(s => s.Name == type.Name.Value))
                    problems.Add(type.Name.Value, source.Place(type), $"\"{type.Name}\" is a scalar of the specification. Leave its definition out.");
                else if (!_types.TryAdd(type.Name.Value, new SdlType(type)))
                    problems.Add(type.Name.Value, source.Place(type), $"The type \"{type.Name}\" is defined a second time (first at {source.Place(_types[type.Name.Value].Definition)}). Keep one definition, or extend it.");
                break;
        }
    }

    private void Extend(TypeDefinitionNode extension, SdlSource source, ProblemList problems)
    {
        if (FindType(extension.Name.Value) is not { } type)
            problems.Add(extension.Name.Value, source.Place(extension), $"There is no type \"{extension.Name}\" to extend. Define it, or correct the name.");
        else if (type.Definition.GetType() != extension.GetType())
            problems.Add(extension.Name.Value, source.Place(extension), $"The extension is of another kind than the type \"{extension.Name}\" (defined at {source.Place(type.Definition)}). Use the keyword of the definition.");
        else
            type.Extensions.Add(extension);
    }
}

/// <summary>A type definition with its extensions.</summary>
internal sealed class SdlType(TypeDefinitionNode definition)
{
    /// <summary>The definition.</summary>
    public TypeDefinitionNode Definition { get; } = definition;

    /// <summary>The extensions of the same kind, in their order.</summary>
    public List<TypeDefinitionNode> Extensions { get; } = [];

    /// <summary>The name.</summary>
    public string Name => Definition.Name.Value;

    /// <summary>The directives of the definition and of all extensions.</summary>
    public IReadOnlyList<DirectiveNode> Directives => [.. Definition.Directives, .. Extensions.SelectMany(e => e.Directives)];

    /// <summary>What the definition and all extensions list.</summary>
    public IReadOnlyList<TMember> Members<TNode, TMember>(Func<TNode, IReadOnlyList<TMember>> members) where TNode : TypeDefinitionNode =>
        [.. members((TNode)Definition), .. Extensions.Cast<TNode>().SelectMany(members)];

    /// <summary>The interfaces of an object or interface type.</summary>
    public IReadOnlyList<NamedTypeNode> Interfaces => Definition is ObjectTypeDefinitionNode
        ? Members((ObjectTypeDefinitionNode d) => d.Interfaces)
        : Members((InterfaceTypeDefinitionNode d) => d.Interfaces);

    /// <summary>The fields of an object or interface type.</summary>
    public IReadOnlyList<FieldDefinitionNode> Fields => Definition is ObjectTypeDefinitionNode
        ? Members((ObjectTypeDefinitionNode d) => d.Fields)
        : Members((InterfaceTypeDefinitionNode d) => d.Fields);

    /// <summary>The fields of an input object type.</summary>
    public IReadOnlyList<InputValueDefinitionNode> InputFields => Members((InputObjectTypeDefinitionNode d) => d.Fields);

    /// <summary>The values of an enum type.</summary>
    public IReadOnlyList<EnumValueDefinitionNode> Values => Members((EnumTypeDefinitionNode d) => d.Values);

    /// <summary>The members of a union type.</summary>
    public IReadOnlyList<NamedTypeNode> UnionMembers => Members((UnionTypeDefinitionNode d) => d.Members);
}
