using Modular.GraphQL.Language;

namespace Modular.GraphQL.Types;

/// <summary>The directives of the specification (section 3.13), part of every schema.</summary>
public static class BuiltInDirectives
{
    /// <summary>The reason where <c>@deprecated</c> gives none (section 3.13.3).</summary>
    public const string DefaultDeprecationReason = "No longer supported";

    /// <summary><c>@skip(if:)</c> (section 3.13.1).</summary>
    public static DirectiveDefinition Skip { get; } = new("skip",
        [DirectiveLocation.Field, DirectiveLocation.FragmentSpread, DirectiveLocation.InlineFragment],
        [new("if", BuiltInScalars.Boolean.NonNull) { Description = "Leaves the selection out when true." }])
    {
        Description = "Leaves the field or fragment out when the argument is true.",
        IsBuiltIn = true,
    };

    /// <summary><c>@include(if:)</c> (section 3.13.2).</summary>
    public static DirectiveDefinition Include { get; } = new("include",
        [DirectiveLocation.Field, DirectiveLocation.FragmentSpread, DirectiveLocation.InlineFragment],
        [new("if", BuiltInScalars.Boolean.NonNull) { Description = "Takes the selection in when true." }])
    {
        Description = "Takes the field or fragment in only when the argument is true.",
        IsBuiltIn = true,
    };

    /// <summary><c>@deprecated(reason:)</c> (section 3.13.3).</summary>
    public static DirectiveDefinition Deprecated { get; } = new("deprecated",
        [DirectiveLocation.FieldDefinition, DirectiveLocation.ArgumentDefinition, DirectiveLocation.InputFieldDefinition, DirectiveLocation.EnumValue],
        [
            new("reason", BuiltInScalars.String.NonNull)
            {
                Description = "Why it is deprecated and what to use instead, in Markdown.",
                DefaultValue = new StringValueNode(DefaultDeprecationReason),
            },
        ])
    {
        Description = "Marks what should no longer be used.",
        IsBuiltIn = true,
    };

    /// <summary><c>@specifiedBy(url:)</c> (section 3.13.4).</summary>
    public static DirectiveDefinition SpecifiedBy { get; } = new("specifiedBy",
        [DirectiveLocation.Scalar],
        [new("url", BuiltInScalars.String.NonNull) { Description = "The address of the specification." }])
    {
        Description = "Names the specification of a custom scalar's format.",
        IsBuiltIn = true,
    };

    /// <summary><c>@oneOf</c> (section 3.13.5).</summary>
    public static DirectiveDefinition OneOf { get; } = new("oneOf", [DirectiveLocation.InputObject])
    {
        Description = "Marks an input object of which exactly one field must be given, and not null.",
        IsBuiltIn = true,
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DirectiveDefinition> All { get; } = [Skip, Include, Deprecated, SpecifiedBy, OneOf];
}
