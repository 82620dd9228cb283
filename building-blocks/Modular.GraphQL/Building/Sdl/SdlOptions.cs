using Modular.GraphQL.Execution;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Building;

/// <summary>What SDL text cannot say about a schema.</summary>
public sealed record SdlOptions
{
    /// <summary>The file that the text comes from, for error messages; null where there is none.</summary>
    public string? FileName { get; init; }

    /// <summary>Implementations of scalars that the text declares, found by their name. A declared scalar without one takes and gives any JSON value.</summary>
    public IReadOnlyList<ScalarType> Scalars { get; init; } = [];

    /// <summary>The resolver of a field by type name and field name; null, or an answer of null, for reading the parent's JSON property of the field's name.</summary>
    public Func<string, string, FieldResolver?>? ResolverOf { get; init; }

    /// <summary>Names the object type of a value; null for reading <c>__typename</c> from a JSON object.</summary>
    public Func<object, string?>? ResolveTypeName { get; init; }
}
