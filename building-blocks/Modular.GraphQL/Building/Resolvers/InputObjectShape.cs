using System.Reflection;

namespace Modular.GraphQL.Building;

/// <summary>How the C# value of an input object is made: a constructor, then properties.</summary>
/// <param name="Type">The value's type.</param>
/// <param name="Constructor">The constructor; null for a structure that has none of its own.</param>
/// <param name="Arguments">What the constructor takes, in its order.</param>
/// <param name="Members">All fields, those that the constructor takes too.</param>
internal sealed record InputObjectShape(Type Type, ConstructorInfo? Constructor, IReadOnlyList<InputMember> Arguments, IReadOnlyList<InputMember> Members)
{
    /// <summary>Chooses the public constructor with the most parameters that are all properties; null where there is none.</summary>
    public static InputObjectShape? Of(Type type)
    {
        var properties = Discovery.PropertiesOf(type).ToList();
        var constructor = type.GetConstructors()
            .Where(c => c.GetParameters().All(p => Find(properties, p) is not null))
            .MaxBy(c => c.GetParameters().Length);
        if (constructor is null && !type.IsValueType)
            return null;
        // Asked for once: what describes a parameter may be another object the next time, where two threads ask for the first time.
        var parameters = constructor?.GetParameters() ?? [];
        var members = properties
            .Select(p => new InputMember(p, Array.Find(parameters, a => Find(properties, a) == p)))
            .Where(m => m.Parameter is not null || m.Property.SetMethod is { IsPublic: true })
            .ToList();
        return new(type, constructor, [.. parameters.Select(p => members.First(m => m.Parameter == p))], members);
    }

    private static PropertyInfo? Find(List<PropertyInfo> properties, ParameterInfo parameter) =>
        properties.Find(p => p.PropertyType == parameter.ParameterType && string.Equals(p.Name, parameter.Name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A field of an input object: set through the constructor where there is a parameter for it.</summary>
internal sealed record InputMember(PropertyInfo Property, ParameterInfo? Parameter)
{
    public ArgumentDraft Draft { get; set; } = null!;
}
