using System.Reflection;

namespace Modular.GraphQL.Building;

/// <summary>The descriptions of the schema's members: the attribute's text, else the XML documentation's.</summary>
internal sealed class Descriptions
{
    private readonly XmlDocumentation _documentation = new();

    public string? Of(MemberInfo member) => Given(member) ?? _documentation.Summary(member);

    public string? Of(ParameterInfo parameter) => Given(parameter) ?? _documentation.Parameter(parameter);

    public string? OfResult(MethodInfo method) => Given(method.ReturnParameter) ?? _documentation.Returns(method);

    private static string? Given(ICustomAttributeProvider member) => member.Get<GraphQLDescriptionAttribute>()?.Description;
}
