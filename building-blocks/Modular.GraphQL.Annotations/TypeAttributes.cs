namespace Modular.GraphQL;

/// <summary>The static methods and properties of the class become fields of the query root.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class QueryTypeAttribute : Attribute;

/// <summary>The static methods of the class become fields of the mutation root, each after the mutation convention: one input, one payload.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MutationTypeAttribute : Attribute;

/// <summary>
/// The class describes the object type whose runtime value is <typeparamref name="T"/>. The public properties of
/// <typeparamref name="T"/> become fields unless <see cref="GraphQLIgnoreAttribute"/> says otherwise; a static member of
/// the class with the same field name takes the place of a property, any other adds a field.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ObjectTypeAttribute<T> : Attribute;

/// <summary>
/// The static members of the class become further fields of the type whose runtime value is <typeparamref name="T"/>.
/// A typed id stands for the node that it names, so that a module can extend another module's type.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ExtendObjectTypeAttribute<T> : Attribute;

/// <summary>The class or interface is a GraphQL interface; the object types whose runtime type implements it are its members.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface, Inherited = false)]
public sealed class InterfaceTypeAttribute : Attribute;

/// <summary>The class or interface is a GraphQL union; the object types whose runtime type derives from it are its members.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface, Inherited = false)]
public sealed class UnionTypeAttribute : Attribute;

/// <summary>
/// On a typed id: the readonly record struct with a single <c>Value</c> names the node type, and ids of this type are
/// printed as opaque strings that hold the type's name. On an object type: it implements <c>Node</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Struct | AttributeTargets.Class)]
public sealed class NodeAttribute(string name) : Attribute
{
    /// <summary>The name of the object type that the id identifies.</summary>
    public string Name { get; } = name;
}

/// <summary>The input object takes exactly one of its fields (GraphQL September 2025, section 3.10.1).</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class OneOfAttribute : Attribute;
