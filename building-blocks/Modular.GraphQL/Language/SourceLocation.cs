namespace Modular.GraphQL.Language;

/// <summary>A place in a document; line and column from 1.</summary>
public readonly record struct SourceLocation(int Line, int Column)
{
    /// <summary>Finds line and column of one byte offset; for several places of one document see <see cref="DocumentNode.LocationOf(int)"/>.</summary>
    public static SourceLocation Of(ReadOnlySpan<byte> source, int offset) => new LineIndex(source).LocationOf(source, offset);
}
