using Modular.GraphQL.Introspection;
using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Building;

/// <summary>Makes the types and directives of a schema from their definitions.</summary>
internal sealed class SdlTypes
{
    private readonly SdlSource _source;
    private readonly SdlDefinitions _definitions;
    private readonly SdlOptions _options;
    private readonly ProblemList _problems;
    private readonly Dictionary<string, NamedType> _types = [];

    // What an unknown name stands for, so that its users can be checked in other respects.
    private readonly Dictionary<string, NamedType> _unknown = [];

    /// <summary>Makes all types, without what refers to other types.</summary>
    public SdlTypes(SdlSource source, SdlDefinitions definitions, SdlOptions options, ProblemList problems)
    {
        (_source, _definitions, _options, _problems) = (source, definitions, options, problems);
        foreach (var type in BuiltInScalars.Specified.Concat(IntrospectionTypes.All))
            _types.Add(type.Name, type);
        foreach (var type in definitions.Types)
            _types[type.Name] = Create(type);
    }

    /// <summary>Gives the types their fields, interfaces and members.</summary>
    public void Complete()
    {
        foreach (var sdl in _definitions.Types)
        {
            switch (_types[sdl.Name])
            {
                case FieldedType type:
                    type.Complete(
                        [.. sdl.Fields.Select(f => MakeField(type, f))],
                        [.. sdl.Interfaces.Select(i => Find<InterfaceType>(i, sdl.Name, "an interface type")).OfType<InterfaceType>()]);
                    break;
                case InputObjectType type:
                    type.Complete([.. sdl.InputFields.Select(f => MakeInput(f, $"{sdl.Name}.{f.Name}"))]);
                    break;
                case UnionType type:
                    type.Complete([.. sdl.UnionMembers.Select(m => Find<ObjectType>(m, sdl.Name, "an object type")).OfType<ObjectType>()]);
                    break;
            }
        }
    }

    /// <summary>The directives, the built-in ones that the document does not define itself included, in the order of their names.</summary>
    public IReadOnlyList<DirectiveDefinition> Directives() =>
    [
        .. BuiltInDirectives.All.Where(d => _definitions.FindDirective(d.Name) is null)
            .Concat(_definitions.Directives.Select(MakeDirective))
            .OrderBy(d => d.Name, StringComparer.Ordinal),
    ];

    /// <summary>The root types: those of the schema definition, or the ones with the default names (section 3.3.1).</summary>
    public IReadOnlyDictionary<OperationKind, ObjectType> Roots()
    {
        var roots = new Dictionary<OperationKind, ObjectType>();
        if (_definitions.Schema is null)
        {
            foreach (var kind in Enum.GetValues<OperationKind>())
            {
                if (_definitions.FindType(kind.ToString()) is not { } named)
                    continue;
                if (_types[named.Name] is ObjectType type)
                    roots.Add(kind, type);
                else
                    _problems.Add(named.Name, _source.Place(named.Definition), $"By its name \"{named.Name}\" is a root type, but it is no object type. Make it one, or name the root types in a schema definition.");
            }

            return roots;
        }

        foreach (var node in _definitions.SchemaNodes.SelectMany(s => s.RootOperationTypes))
        {
            if (Find<ObjectType>(node.Type, "", "an object type") is { } type && !roots.TryAdd(node.Kind, type))
                _problems.Add("", _source.Place(node), $"The schema names its root type of {node.Kind.ToString().ToLowerInvariant()} a second time. Keep one.");
        }

        return roots;
    }

    /// <summary>The document's types, the introspection types and those scalars of the specification that are used (section 3.5), in the order of their names.</summary>
    public IReadOnlyList<NamedType> All(IReadOnlyList<DirectiveDefinition> directives)
    {
        var used = _types.Values.OfType<FieldedType>().SelectMany(t => t.Fields).SelectMany(f => f.Arguments.Select(a => a.Type).Append(f.Type))
            .Concat(_types.Values.OfType<InputObjectType>().SelectMany(t => t.Fields).Select(f => f.Type))
            .Concat(directives.SelectMany(d => d.Arguments).Select(a => a.Type))
            .Select(t => t.Named)
            .ToHashSet();
        return [.. _types.Values.Where(t => !BuiltInScalars.Specified.Contains(t) || used.Contains(t)).Concat(_unknown.Values).OrderBy(t => t.Name, StringComparer.Ordinal)];
    }

    private NamedType Create(SdlType sdl)
    {
        var (name, description, origin, cost) = (sdl.Name, sdl.Definition.Description?.Value, _source.Place(sdl.Definition), CostDirectives.ReadCost(sdl.Directives));
        return sdl.Definition switch
        {
            ScalarTypeDefinitionNode => _options.Scalars.FirstOrDefault(s => s.Name == name) ?? new PassThroughScalar(name)
            {
                Description = description,
                Origin = origin,
                SpecifiedBy = SdlDirectives.SpecifiedBy(sdl.Directives),
                Cost = cost,
            },
            ObjectTypeDefinitionNode => new ObjectType(name) { Description = description, Origin = origin, Cost = cost },
            InterfaceTypeDefinitionNode => new InterfaceType(name) { Description = description, Origin = origin },
            UnionTypeDefinitionNode => new UnionType(name) { Description = description, Origin = origin },
            EnumTypeDefinitionNode => new EnumType(name, [.. sdl.Values.Select(MakeValue)]) { Description = description, Origin = origin, Cost = cost },
            InputObjectTypeDefinitionNode => new InputObjectType(name) { Description = description, Origin = origin, IsOneOf = SdlDirectives.IsOneOf(sdl.Definition.Directives) },
            _ => throw new ArgumentException($"Unknown definition {sdl.Definition.GetType()}.", nameof(sdl)),
        };
    }

    private static EnumValue MakeValue(EnumValueDefinitionNode node) => new(node.Name.Value, node.Name.Value)
    {
        Description = node.Description?.Value,
        DeprecationReason = SdlDirectives.DeprecationReason(node.Directives),
    };

    private Field MakeField(FieldedType owner, FieldDefinitionNode node)
    {
        var coordinate = $"{owner.Name}.{node.Name}";
        var type = Resolve(node.Type, coordinate);
        return new(node.Name.Value, type, [.. node.Arguments.Select(a => MakeInput(a, $"{coordinate}({a.Name}:)"))])
        {
            Description = node.Description?.Value,
            DeprecationReason = SdlDirectives.DeprecationReason(node.Directives),
            Origin = _source.Place(node),
            Cost = CostDirectives.ReadCost(node.Directives),
            ListSize = CostDirectives.ReadListSize(node.Directives),
            Resolver = owner is ObjectType ? _options.ResolverOf?.Invoke(owner.Name, node.Name.Value) ?? JsonObjects.Property(node.Name.Value, type) : null,
        };
    }

    private InputValue MakeInput(InputValueDefinitionNode node, string coordinate) => new(node.Name.Value, Resolve(node.Type, coordinate))
    {
        Description = node.Description?.Value,
        DefaultValue = node.DefaultValue,
        DeprecationReason = SdlDirectives.DeprecationReason(node.Directives),
        Cost = CostDirectives.ReadCost(node.Directives),
    };

    private DirectiveDefinition MakeDirective(DirectiveDefinitionNode node) =>
        new(node.Name.Value, [.. node.Locations.Select(l => IntrospectionEnums.LocationOf(l.Value))], [.. node.Arguments.Select(a => MakeInput(a, $"@{node.Name}({a.Name}:)"))])
        {
            Description = node.Description?.Value,
            IsRepeatable = node.IsRepeatable,
            IsBuiltIn = BuiltInDirectives.All.Any(d => d.Name == node.Name.Value),
        };

    private SchemaType Resolve(TypeNode node, string coordinate) => node switch
    {
        NonNullTypeNode nonNull => Resolve(nonNull.Nullable, coordinate).NonNull,
        ListTypeNode list => Resolve(list.Item, coordinate).List,
        NamedTypeNode named => Find(named, coordinate),
        _ => throw new ArgumentException($"Unknown type reference {node.GetType()}.", nameof(node)),
    };

    private NamedType Find(NamedTypeNode node, string coordinate)
    {
        var name = node.Name.Value;
        if (_types.TryGetValue(name, out var type))
            return type;
        _problems.Add(coordinate, _source.Place(node), $"There is no type \"{name}\". Define it, or correct the name.");
        return _unknown.TryGetValue(name, out type) ? type : _unknown[name] = new PassThroughScalar(name);
    }

    private T? Find<T>(NamedTypeNode node, string coordinate, string kind) where T : NamedType
    {
        var type = Find(node, coordinate);
        if (type is not T && !_unknown.ContainsValue(type))
            _problems.Add(coordinate, _source.Place(node), $"\"{node}\" is not {kind}. Name {kind} here.");
        return type as T;
    }
}
