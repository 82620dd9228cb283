using Modular.GraphQL.Execution;
using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Introspection;

/// <summary>Makes the fields of introspection types.</summary>
internal static class IntrospectionField
{
    private static readonly SchemaType String = BuiltInScalars.String;

    /// <summary>A field that reads one value of its parent.</summary>
    public static Field Of<T>(string name, SchemaType type, string description, Func<T, object?> read) where T : class => new(name, type)
    {
        Description = description,
        Resolver = new PropertyResolver(parent => read((T)parent)),
    };

    /// <summary>A field that lists members of its parent, deprecated ones only where the argument <c>includeDeprecated</c> says so.</summary>
    public static Field List<T, TMember>(
        string name, SchemaType type, string description, Func<T, IReadOnlyList<TMember>?> read, Func<TMember, string?> deprecation)
        where T : class
        where TMember : class
    {
        var includeDeprecated = new InputValue("includeDeprecated", BuiltInScalars.Boolean.NonNull)
        {
            Description = "Whether deprecated ones are listed too.",
            DefaultValue = new BooleanValueNode(false),
        };
        return new(name, type, [includeDeprecated])
        {
            Description = description,
            Resolver = new RowResolver(context => new(Visible(read((T)context.Parent!), deprecation, context.Arguments[0] is true))),
        };
    }

    /// <summary>The fields <c>isDeprecated</c> and <c>deprecationReason</c>.</summary>
    public static IEnumerable<Field> Deprecation<T>(Func<T, string?> reason) where T : class =>
    [
        Of<T>("isDeprecated", BuiltInScalars.Boolean.NonNull, "Whether it should no longer be used.", parent => reason(parent) is not null),
        Of<T>("deprecationReason", String, "Why it should no longer be used, and what to use instead; null where it is not deprecated.", reason),
    ];

    /// <summary>The fields <c>name</c> and <c>description</c>.</summary>
    public static IEnumerable<Field> Naming<T>(Func<T, string> name, Func<T, string?> description) where T : class =>
    [
        Of("name", String.NonNull, "The name.", name),
        Of("description", String, "The description in Markdown, or null.", description),
    ];

    private static IReadOnlyList<TMember>? Visible<TMember>(IReadOnlyList<TMember>? members, Func<TMember, string?> deprecation, bool all) =>
        members is null || all || members.All(m => deprecation(m) is null) ? members : [.. members.Where(m => deprecation(m) is null)];
}
