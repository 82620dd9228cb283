using System.Linq.Expressions;
using System.Reflection;
using Modular.GraphQL.Execution;

namespace Modular.GraphQL.Building;

/// <summary>Drafts the fields of object and interface types from C# properties and static methods.</summary>
internal sealed class FieldDrafter(Drafting drafting)
{
    /// <summary>Adds the public properties of a type, but for those that a member of the describing class stands in for.</summary>
    public void AddProperties(ObjectDraft draft, Type type, Type? describing)
    {
        var replaced = describing is null ? [] : Discovery.FieldsOf(describing).Select(NameOf).ToHashSet(StringComparer.Ordinal);
        Type[] owners = describing is null ? [type] : [type, describing];
        foreach (var property in Discovery.PropertiesOf(type).Where(p => !replaced.Contains(NameOf(p))))
            Add(draft, PropertyField(draft, property, owners));
    }

    /// <summary>Adds the public static members of a class.</summary>
    public void AddStatics(ObjectDraft draft, Type @class)
    {
        if (draft.IsInterface)
        {
            drafting.Mistakes.Add(Origin.Of(@class), $"{draft.Name} is an interface; its fields are those of the C# type.", "Extend the object types that implement it.");
            return;
        }

        CheckStatic(@class);
        if (drafting.Discovery.Objects[draft.ClrType ?? typeof(void)].All(c => c != @class))
            CostNotes.Refuse(@class, "a class of fields", drafting);
        foreach (var member in Discovery.FieldsOf(@class))
        {
            if ((member is MethodInfo method ? Method(draft, method) : StaticProperty(draft, (PropertyInfo)member)) is { } field)
                Add(draft, field);
        }
    }

    /// <summary>Notes a class whose members could be meant as fields and would be passed over.</summary>
    public void CheckStatic(Type @class)
    {
        if (!@class.IsAbstract || !@class.IsSealed)
            drafting.Mistakes.Add(Origin.Of(@class), "Only static members become fields, and the class is not static.", "Make the class static.");
    }

    /// <summary>Adds a field unless its name is taken.</summary>
    public void Add(ObjectDraft draft, FieldDraft field)
    {
        if (draft.Fields.Find(f => f.Name == field.Name) is { } first)
            drafting.Mistakes.Add(field.Origin ?? field.ToString(), $"{draft.Name} has a field {field.Name} already, from {first.Origin ?? "a convention"}.", "Rename one of them, or give it another name with [GraphQLName].");
        else
            draft.Fields.Add(field);
    }

    /// <summary>A draft with what every field takes from its C# member.</summary>
    public FieldDraft New(string declaringType, string name, TypeReference type, MemberInfo member, Type runtimeType, IEnumerable<Type> owners)
    {
        var field = new FieldDraft(name, type, declaringType)
        {
            Member = member,
            RuntimeType = runtimeType,
            IsUnboundedQuery = typeof(IQueryable).IsAssignableFrom(runtimeType),
            Description = drafting.Descriptions.Of(member),
            DeprecationReason = member.DeprecationReason(),
            Access = Attributes.Access(member, owners),
            Origin = Origin.Of(member),
        };
        CostNotes.Read(field, member, drafting);
        return field;
    }

    private static string NameOf(MemberInfo member)
    {
        if (member.GivenName() is { } given)
            return given;
        if (member is not PropertyInfo property)
            return Naming.Method(member.Name);
        var element = new ClrShape(property.PropertyType, null).Element;
        var isLink = (element?.Value.Type ?? new ClrShape(property.PropertyType, null).Value.Type).IsTypedId();
        return isLink && !NodeTypes.IsIdField(property) ? Naming.Link(property.Name, element is not null) : Naming.CamelCase(property.Name);
    }

    private FieldDraft PropertyField(ObjectDraft draft, PropertyInfo property, Type[] owners)
    {
        var origin = Origin.Of(property);
        var shape = ClrShape.Of(property);
        FieldDraft field;
        if (NodeTypes.IsIdField(property))
        {
            drafting.Nodes.CheckForm(shape.Value.Type);
            field = New(draft.Name, NameOf(property), IdOutput.TypeOf(drafting, shape), property, shape.Type, owners);
            field.Resolver = new PropertyResolver(IdOutput.Read(property));
            field.Requires = [property.Name];
        }
        else
        {
            var type = drafting.GivenType(property, origin) ?? drafting.Outputs.Of(shape, origin);
            field = New(draft.Name, NameOf(property), type, property, shape.Type, owners);
            field.Resolver = drafting.Nodes.Link(property, field) ?? ResolverCompiler.Property(property);
        }

        if (draft.IsInterface)
            field.Resolver = null;
        return field;
    }

    private FieldDraft StaticProperty(ObjectDraft draft, PropertyInfo property)
    {
        var origin = Origin.Of(property);
        var shape = ClrShape.Of(property);
        var type = drafting.GivenType(property, origin) ?? drafting.Outputs.Of(shape, origin);
        var field = New(draft.Name, NameOf(property), type, property, shape.Type, [property.DeclaringType!]);
        var read = Expression.Lambda<Func<object?>>(Expression.Convert(Expression.Property(null, property), typeof(object))).Compile();
        field.Resolver = new RowResolver(_ => new(read())) { IsComputed = true };
        return field;
    }

    private FieldDraft? Method(ObjectDraft draft, MethodInfo method)
    {
        var origin = Origin.Of(method);
        var isBatch = method.Has<BatchResolverAttribute>();
        if (method.ReturnType == typeof(void) || method.IsGenericMethodDefinition)
        {
            drafting.Mistakes.Add(origin, "A field's method returns a value and has no type parameters.", "Return the field's value, or leave the method out with [GraphQLIgnore].");
            return null;
        }

        var shape = ClrShape.OfResult(method);
        if (isBatch)
        {
            if (shape.Element is not { } item)
            {
                drafting.Mistakes.Add(origin, "A batch resolver gives a list with one item for each parent.", "Return IReadOnlyList<T>, or a task of it.");
                return null;
            }

            shape = item;
        }

        var type = TypeOf(method, shape);
        var field = New(draft.Name, NameOf(method), type, method, shape.Type, [method.DeclaringType!]);
        var context = Expression.Parameter(isBatch ? typeof(BatchResolverContext) : typeof(ResolverContext), "context");
        var binder = new ParameterBinder(drafting, field, drafting.Nodes.ParentOf(draft), context);
        field.Resolver = isBatch
            ? ResolverCompiler.Batch(method, shape.Type, binder.Bind, context)
            : ResolverCompiler.Row(method, binder.Bind, context);
        AdaptIds(field, method, shape.Type);
        return field;
    }

    /// <summary>The schema type of what a method gives.</summary>
    public TypeReference TypeOf(MethodInfo method, ClrShape shape)
    {
        var origin = Origin.Of(method);
        return drafting.GivenType(method, origin) ?? (method.Has<IDAttribute>() ? IdOutput.TypeOf(drafting, shape) : drafting.Outputs.Of(shape, origin));
    }

    /// <summary>A typed id that a method gives becomes a link, or an opaque id where the method says so.</summary>
    public void AdaptIds(FieldDraft field, MethodInfo method, Type type)
    {
        var adapt = method.Get<IDAttribute>() is { } id ? Sync(IdOutput.Converter(type, id.TypeName)) : drafting.Nodes.LinkAfter(type);
        if (adapt is null)
            return;
        if (field.Resolver is RowResolver row)
            field.Resolver = new RowResolver(async context => await adapt(context, await row.Resolve(context)));
        else if (field.Resolver is BatchFieldResolver batch)
            field.Resolver = new BatchFieldResolver(async context => await Task.WhenAll((await batch.Resolve(context)).Select(v => adapt(context, v).AsTask())));
    }

    private static Func<FieldContext, object?, ValueTask<object?>>? Sync(Func<object?, object?>? convert) =>
        convert is null ? null : (_, value) => new(convert(value));
}
