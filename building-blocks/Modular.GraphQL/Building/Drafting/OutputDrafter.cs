namespace Modular.GraphQL.Building;

/// <summary>Gives C# types their output types, and drafts objects, interfaces and unions on the way.</summary>
internal sealed class OutputDrafter(Drafting drafting)
{
    /// <summary>The name of the interface of expected errors.</summary>
    public const string ErrorInterface = "Error";

    private readonly Dictionary<Type, string> _names = [];

    /// <summary>The output type of a C# type; a typed id stands for the node that it names.</summary>
    public TypeReference Of(ClrShape shape, string origin)
    {
        var value = shape.Value;
        // A link is nullable, whatever the id is: the node may be gone, or hidden from the caller.
        if (value.Type.IsTypedId())
            return drafting.Nodes.LinkTo(value.Type, origin);
        if (value.Type == typeof(NodeId))
            return TypeReference.Named(NodeTypes.InterfaceName);
        var type = drafting.Scalars.Find(value.Type) is { } scalar ? drafting.Registry.Use(scalar)
            : value.Type.IsEnum ? drafting.Enums.Of(value.Type)
            : (value.IsGeneric(typeof(Page<>)) ? value.Argument(0) : value.Element) is { } element ? Of(element, origin).List
            : Composite(value.Type, origin);
        return shape.IsNullable ? type : type.NonNull;
    }

    /// <summary>The object, interface or union type of a C# type.</summary>
    public TypeReference Composite(Type type, string origin)
    {
        if (_names.TryGetValue(type, out var known))
            return TypeReference.Named(known);
        if (WhyNot(type) is var (mistake, remedy))
        {
            drafting.Mistakes.Add(origin, mistake, remedy);
            // What was refused once has a name that leads nowhere; it is not reported again.
            return TypeReference.Named("String");
        }

        var name = NameOf(type);
        _names.Add(type, name);
        if (type.Has<UnionTypeAttribute>())
            DraftUnion(type, name);
        else
            DraftFielded(type, name);
        return TypeReference.Named(name);
    }

    private static bool IsInterface(Type type) => type.Has<InterfaceTypeAttribute>() || type == typeof(IUserError);

    private static (string Mistake, string Remedy)? WhyNot(Type type)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(FieldResult<>))
            return ("FieldResult is the result of mutations only.", "Return the value itself, or move the method to a [MutationType] class.");
        if (typeof(Delegate).IsAssignableFrom(type) || type.IsPointer || type.IsByRefLike || type == typeof(void)
            || typeof(Task).IsAssignableFrom(type) || type == typeof(ValueTask))
            return ($"{type.Name} is not a type of a field.", "Return a value, or leave the member out with [GraphQLIgnore].");
        if ((type.IsAbstract || type.IsInterface) && !IsInterface(type) && !type.Has<UnionTypeAttribute>())
            return ($"{type.Name} is abstract, so its values have no object type.", "Mark it with [InterfaceType] or [UnionType], or return a concrete type.");
        if (type.Namespace is "System" || type.Namespace?.StartsWith("System.", StringComparison.Ordinal) == true)
            return ($"{type.Name} has no type in the schema.", "Use one of the built-in scalars' C# types, add a scalar for it, or leave the member out with [GraphQLIgnore].");
        return null;
    }

    private string NameOf(Type type)
    {
        var given = type.GivenName() ?? drafting.Discovery.Objects[type].Select(c => c.GivenName()).FirstOrDefault(n => n is not null);
        if (given is not null)
            return given;
        if (type == typeof(IUserError))
            return ErrorInterface;
        if (!type.IsValueType && type.Get<NodeAttribute>() is { } node)
            return node.Name;
        var name = Naming.OfType(type);
        if (typeof(IUserError).IsAssignableFrom(type) && !IsInterface(type))
            return Naming.WithSuffix(name, "Error");
        return type.IsInterface && name is ['I', var second, ..] && char.IsUpper(second) ? name[1..] : name;
    }

    private void DraftUnion(Type type, string name)
    {
        var union = new UnionDraft(name) { ClrType = type, Origin = Origin.Of(type), Description = drafting.Descriptions.Of(type) };
        CostNotes.Refuse(type, "a union", drafting);
        if (drafting.Registry.TryAdd(union))
            union.Members.AddRange(drafting.Discovery.MembersOf(type).Select(m => Composite(m, union.Origin!).Name));
    }

    private void DraftFielded(Type type, string name)
    {
        var describing = drafting.Discovery.Objects[type].ToList();
        var draft = new ObjectDraft(name)
        {
            ClrType = type,
            IsInterface = IsInterface(type),
            Origin = Origin.Of(type),
            Description = drafting.Descriptions.Of(type) ?? describing.Select(drafting.Descriptions.Of).FirstOrDefault(d => d is not null),
        };
        if (!drafting.Registry.TryAdd(draft))
            return;
        CostNotes.Read(draft, [type, .. describing], drafting);
        if (describing.Count > 1)
            drafting.Mistakes.Add(Origin.Of(describing[1]), $"{name} is described already by {Origin.Of(describing[0])}.", "Use [ExtendObjectType<T>] for further fields.");
        drafting.Fields.AddProperties(draft, type, describing.FirstOrDefault());
        foreach (var @class in describing.Take(1))
            drafting.Fields.AddStatics(draft, @class);
        drafting.Nodes.Complete(draft);
        foreach (var @class in drafting.Discovery.Extensions[type].Concat(drafting.Nodes.IdOf(type) is { } id ? drafting.Discovery.Extensions[id] : [])
            .Concat(type.GetInterfaces().Where(f => !IsInterface(f)).SelectMany(f => drafting.Discovery.Extensions[f])))
            drafting.Fields.AddStatics(draft, @class);
        AddInterfaces(draft, type);
        if (!draft.IsInterface)
            return;
        foreach (var member in drafting.Discovery.MembersOf(type).Where(_ => type != typeof(IUserError)))
            Composite(member, draft.Origin!);
    }

    private void AddInterfaces(ObjectDraft draft, Type type)
    {
        foreach (var face in Discovery.AncestorsOf(type).Where(f => f == typeof(IUserError) || (drafting.Discovery.Abstracts.Contains(f) && IsInterface(f))))
            draft.Interfaces.Add(Composite(face, draft.Origin!).Name);
    }
}
