using Modular.GraphQL.Language;

namespace Modular.GraphQL.Types;

/// <summary>
/// The directives of incremental delivery (the specification's working draft on <c>@defer</c> and <c>@stream</c>). They are no part of the
/// September 2025 edition, so a schema has them only where its builder adds them, and prints them.
/// </summary>
public static class IncrementalDirectives
{
    /// <summary><c>@defer(if:, label:)</c>.</summary>
    public static DirectiveDefinition Defer { get; } = new("defer",
        [DirectiveLocation.FragmentSpread, DirectiveLocation.InlineFragment], [If(), Label()])
    {
        Description = "Lets the fragment come later than the rest, where the transport can deliver in parts.",
    };

    /// <summary><c>@stream(if:, label:, initialCount:)</c>.</summary>
    public static DirectiveDefinition Stream { get; } = new("stream",
        [DirectiveLocation.Field],
        [
            If(),
            Label(),
            new("initialCount", BuiltInScalars.Int.NonNull)
            {
                Description = "How many items come with the rest.",
                DefaultValue = new IntValueNode("0"),
            },
        ])
    {
        Description = "Lets the items of the list come later than the rest, where the transport can deliver in parts.",
    };

    /// <summary>Both.</summary>
    public static IReadOnlyList<DirectiveDefinition> All { get; } = [Defer, Stream];

    private static InputValue If() => new("if", BuiltInScalars.Boolean.NonNull)
    {
        Description = "Whether it does anything.",
        DefaultValue = new BooleanValueNode(true),
    };

    private static InputValue Label() => new("label", BuiltInScalars.String)
    {
        Description = "Names the part in the response; unique in the document.",
    };
}
