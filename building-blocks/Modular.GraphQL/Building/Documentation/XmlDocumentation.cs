using System.Collections.Concurrent;
using System.Reflection;
using System.Xml;
using System.Xml.Linq;

namespace Modular.GraphQL.Building;

/// <summary>The compiler's XML documentation that lies beside an assembly, as Markdown. An assembly without the file has no texts.</summary>
internal sealed class XmlDocumentation
{
    private readonly ConcurrentDictionary<Assembly, Dictionary<string, XElement>> _files = new();

    /// <summary>The summary of a type, property, method or enum value, looked for in the interfaces and base types too.</summary>
    public string? Summary(MemberInfo member) => Text(Member(member)?.Element("summary"))
        ?? PrimaryConstructorText(member)
        ?? Inherited(member).Select(Summary).FirstOrDefault(t => t is not null);

    /// <summary>What is said of a parameter.</summary>
    public string? Parameter(ParameterInfo parameter) => Param(Member(parameter.Member), parameter.Name!)
        ?? (parameter.Member is ConstructorInfo constructor ? Param(Member(constructor.DeclaringType!), parameter.Name!) : null);

    /// <summary>What is said of a method's result.</summary>
    public string? Returns(MethodInfo method) => Text(Member(method)?.Element("returns"));

    // A record's property made from a constructor parameter is documented by the parameter.
    private string? PrimaryConstructorText(MemberInfo member) =>
        member is PropertyInfo { DeclaringType: { } owner } ? Param(Member(owner), member.Name) : null;

    private static IEnumerable<MemberInfo> Inherited(MemberInfo member)
    {
        if (member is not PropertyInfo { DeclaringType: { } owner })
            return [];
        return owner.GetInterfaces().Append(owner.BaseType).OfType<Type>().Select(t => t.GetProperty(member.Name)).OfType<PropertyInfo>();
    }

    private static string? Param(XElement? owner, string name) =>
        Text(owner?.Elements("param").FirstOrDefault(p => (string?)p.Attribute("name") == name));

    private static string? Text(XElement? element) =>
        element is not null && DocumentationMarkdown.Of(element) is { Length: > 0 } text ? text : null;

    private XElement? Member(MemberInfo member) =>
        _files.GetOrAdd((member as Type ?? member.DeclaringType!).Assembly, Load).GetValueOrDefault(Key(member));

    // Resolvers are not overloaded, so a method is known by its name alone.
    private static string Key(MemberInfo member)
    {
        var owner = member as Type ?? member.DeclaringType!;
        if (owner.IsConstructedGenericType)
            owner = owner.GetGenericTypeDefinition();
        var name = owner.FullName!.Replace('+', '.');
        return member switch
        {
            Type => $"T:{name}",
            PropertyInfo => $"P:{name}.{member.Name}",
            FieldInfo => $"F:{name}.{member.Name}",
            ConstructorInfo => $"M:{name}.#ctor",
            _ => $"M:{name}.{member.Name}",
        };
    }

    private static Dictionary<string, XElement> Load(Assembly assembly)
    {
        // A generated assembly has no place of its own.
        var path = assembly.IsDynamic || assembly.Location.Length == 0 ? null : Path.ChangeExtension(assembly.Location, ".xml");
        if (path is null || !File.Exists(path))
            return [];
        var members = new Dictionary<string, XElement>(StringComparer.Ordinal);
        try
        {
            foreach (var member in XDocument.Load(path).Descendants("member"))
            {
                if ((string?)member.Attribute("name") is { } name)
                    members.TryAdd(name.Split('(')[0], member);
            }
        }
        catch (XmlException e)
        {
            throw new InvalidDataException($"The XML documentation {path} cannot be read: {e.Message} Build the project again.", e);
        }

        return members;
    }
}
