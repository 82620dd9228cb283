using System.Reflection;

namespace Modular.GraphQL.Building;

/// <summary>What a convention may ask and add while the schema is built.</summary>
public abstract class SchemaDrafting
{
    /// <summary>The nullable output type of a C# type (a list for a collection), drafted where it is new.</summary>
    public abstract TypeReference OutputType(Type type);

    /// <summary>The nullable input type of a C# type, drafted where it is new; a typed id is an <c>ID</c>.</summary>
    public abstract TypeReference InputType(Type type);

    /// <summary>
    /// Turns a coerced value (what the scalar made, an enum's runtime value, <c>object?[]</c>, an input object, or null) into a
    /// value of the C# type. Throws <see cref="GraphQLException"/> with BAD_USER_INPUT for an id that is malformed or of another type.
    /// </summary>
    public abstract Func<object?, object?> InputBinder(Type type);

    /// <summary>The fields of the object type whose runtime value is the C# type, in their order; those of properties have the property as <see cref="FieldDraft.Member"/>.</summary>
    public abstract IReadOnlyList<FieldDraft> FieldsOf(Type type);

    /// <summary>Whether the innermost type is a scalar or an enum. The type has been drafted before.</summary>
    public abstract bool IsLeaf(TypeReference type);

    /// <summary>The name that a property has as a field.</summary>
    public abstract string NameOf(PropertyInfo property);

    /// <summary>The description of a C# member from its attribute or XML summary, or null.</summary>
    public abstract string? DescriptionOf(MemberInfo member);

    /// <summary>The object type of that name, defined now where it is new; gives the type's nullable reference.</summary>
    public abstract TypeReference GetOrAddObject(string name, Action<ObjectDraft> define);

    /// <summary>The input object type of that name, defined now where it is new. A definition may refer to itself by name.</summary>
    public abstract TypeReference GetOrAddInput(string name, Action<InputDraft> define);

    /// <summary>The enum type of that name, defined now where it is new.</summary>
    public abstract TypeReference GetOrAddEnum(string name, Action<EnumDraft> define);

    /// <summary>Notes a mistake of the field's author; all mistakes are reported together when the schema is built.</summary>
    /// <param name="field">The field.</param>
    /// <param name="mistake">What is wrong.</param>
    /// <param name="remedy">What to do.</param>
    public abstract void Report(FieldDraft field, string mistake, string remedy);
}
