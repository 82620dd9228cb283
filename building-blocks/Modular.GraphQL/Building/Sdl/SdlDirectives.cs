using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Building;

/// <summary>Reads what the built-in directives say about definitions.</summary>
internal static class SdlDirectives
{
    /// <summary>The reason of <c>@deprecated</c>, its default where none is given; null where the directive is absent.</summary>
    public static string? DeprecationReason(IReadOnlyList<DirectiveNode> directives) =>
        Find(directives, BuiltInDirectives.Deprecated) is { } deprecated
            ? Text(deprecated, "reason") ?? BuiltInDirectives.DefaultDeprecationReason
            : null;

    /// <summary>The address of <c>@specifiedBy</c>, or null.</summary>
    public static string? SpecifiedBy(IReadOnlyList<DirectiveNode> directives) =>
        Find(directives, BuiltInDirectives.SpecifiedBy) is { } specifiedBy ? Text(specifiedBy, "url") : null;

    /// <summary>Whether <c>@oneOf</c> is there.</summary>
    public static bool IsOneOf(IReadOnlyList<DirectiveNode> directives) => Find(directives, BuiltInDirectives.OneOf) is not null;

    private static DirectiveNode? Find(IReadOnlyList<DirectiveNode> directives, DirectiveDefinition definition) =>
        directives.FirstOrDefault(d => d.Name.Value == definition.Name);

    private static string? Text(DirectiveNode directive, string argument) =>
        (directive.Arguments.FirstOrDefault(a => a.Name.Value == argument)?.Value as StringValueNode)?.Value;
}
