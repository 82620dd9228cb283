using System.Reflection;
using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Building;

/// <summary>Gives C# types their input types, and drafts input objects on the way.</summary>
internal sealed class InputDrafter(Drafting drafting)
{
    private readonly Dictionary<Type, string> _names = [];

    /// <summary>The input type of a C# type; typed ids and members with <see cref="IDAttribute"/> are an <c>ID</c>.</summary>
    public TypeReference Of(ClrShape shape, string origin, IDAttribute? id = null)
    {
        if (shape.IsGeneric(typeof(Optional<>)))
            return Of(shape.Argument(0), origin, id).Nullable;
        var value = shape.Value;
        var element = drafting.Scalars.Find(value.Type) is null ? value.Element : null;
        drafting.Nodes.CheckForm(value.Type);
        if (element is { } items && !InputBinding.CanMake(value.Type, items.Type))
            drafting.Mistakes.Add(origin, $"A list cannot be given to a {Naming.OfType(value.Type)}.", "Use IReadOnlyList<T>, T[], List<T> or HashSet<T>.");
        var type = element is { } item ? Of(item, origin, id).List
            : id is not null || value.Type.IsTypedId() ? drafting.Registry.Use(BuiltInScalars.Id)
            : drafting.Scalars.Find(value.Type) is { } scalar ? drafting.Registry.Use(scalar)
            : value.Type.IsEnum ? drafting.Enums.Of(value.Type)
            : InputObject(value.Type, origin);
        return shape.IsNullable ? type : type.NonNull;
    }

    /// <summary>A parameter as an argument of a field, or as a field of a mutation's input.</summary>
    public ArgumentDraft Argument(ParameterInfo parameter)
    {
        var origin = Origin.Of(parameter);
        var type = drafting.GivenType(parameter, origin) ?? Of(ClrShape.Of(parameter), origin, parameter.Get<IDAttribute>());
        return new ArgumentDraft(parameter.GivenName() ?? Naming.CamelCase(parameter.Name!), type)
        {
            Description = drafting.Descriptions.Of(parameter),
            DefaultValue = Default(origin, () => DefaultLiterals.Of(parameter, type)),
            DeprecationReason = parameter.DeprecationReason(),
            Cost = CostNotes.Weight(parameter, origin, drafting),
            Origin = origin,
        };
    }

    /// <summary>Whether the C# type becomes an input object.</summary>
    public bool IsInputObject(Type type) =>
        !type.IsEnum && !type.IsTypedId() && drafting.Scalars.Find(type) is null && new ClrShape(type, null) is { Element: null } && System.Nullable.GetUnderlyingType(type) is null;

    private TypeReference InputObject(Type type, string origin)
    {
        if (_names.TryGetValue(type, out var known))
            return TypeReference.Named(known);
        if (WhyNot(type) is { } mistake)
        {
            drafting.Mistakes.Add(origin, mistake, "Use a record or class with public properties, a scalar's C# type, or [Service] where the parameter comes from the container.");
            return TypeReference.Named("String");
        }

        var name = type.GivenName() ?? Naming.WithSuffix(Naming.OfType(type), "Input");
        _names.Add(type, name);
        var draft = new InputDraft(name)
        {
            ClrType = type,
            Origin = Origin.Of(type),
            Description = drafting.Descriptions.Of(type),
            IsOneOf = type.Has<OneOfAttribute>(),
        };
        if (!drafting.Registry.TryAdd(draft))
            return TypeReference.Named(name);
        var shape = InputObjectShape.Of(type);
        if (shape is null)
        {
            drafting.Mistakes.Add(draft.Origin!, $"{type.Name} has no public constructor whose parameters are all properties.", "Make it a record, or give it a parameterless constructor and init properties.");
            return TypeReference.Named(name);
        }

        foreach (var member in shape.Members)
            draft.Fields.Add(member.Draft = Field(member.Property, member.Parameter));
        draft.Bind = InputObjectCompiler.Compile(drafting, shape);
        return TypeReference.Named(name);
    }

    private ArgumentDraft Field(PropertyInfo property, ParameterInfo? parameter)
    {
        var origin = Origin.Of(property);
        var type = drafting.GivenType(property, origin) ?? Of(ClrShape.Of(property), origin, property.Get<IDAttribute>() ?? parameter?.Get<IDAttribute>());
        return new ArgumentDraft(property.GivenName() ?? parameter?.GivenName() ?? Naming.CamelCase(property.Name), type)
        {
            Description = drafting.Descriptions.Of(property),
            DefaultValue = Default(origin, () => parameter is null ? DefaultLiterals.Given(property.Get<DefaultValueAttribute>(), type) : DefaultLiterals.Of(parameter, type, property)),
            DeprecationReason = property.DeprecationReason() ?? parameter?.DeprecationReason(),
            Cost = CostNotes.Weight(property, origin, drafting) ?? (parameter is null ? null : CostNotes.Weight(parameter, origin, drafting)),
            Origin = origin,
        };
    }

    private ValueNode? Default(string origin, Func<ValueNode?> read)
    {
        try
        {
            return read();
        }
        catch (GraphQLException e)
        {
            drafting.Mistakes.Add(origin, $"Its [DefaultValue] is not a literal: {e.Message}", "Write it in GraphQL's notation, for example [DefaultValue(\"[DRAFT]\")].");
            return null;
        }
    }

    private static string? WhyNot(Type type) => type switch
    {
        { IsAbstract: true } or { IsInterface: true } => $"{type.Name} is neither a registered service nor a type that a client can give: it is abstract.",
        { IsPointer: true } or { IsByRef: true } => $"{type.Name} is passed by reference.",
        _ when typeof(Delegate).IsAssignableFrom(type) => $"{type.Name} is a delegate.",
        { Namespace: { } space } when space is "System" || space.StartsWith("System.", StringComparison.Ordinal) => $"{type.Name} has no type in the schema.",
        _ => null,
    };
}
