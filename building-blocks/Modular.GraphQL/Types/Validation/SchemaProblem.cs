namespace Modular.GraphQL.Types;

/// <summary>A mistake in a schema.</summary>
/// <param name="Coordinate">Where it is, as a schema coordinate (section 3.14), for example <c>Query.order(id:)</c>; empty for the document as a whole.</param>
/// <param name="Origin">The C# member or the SDL position that it comes from; null where none is known.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record SchemaProblem(string Coordinate, string? Origin, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => (Coordinate, Origin) switch
    {
        ("", null) => Message,
        ("", _) => $"{Origin}: {Message}",
        (_, null) => $"{Coordinate}: {Message}",
        _ => $"{Coordinate} ({Origin}): {Message}",
    };
}
