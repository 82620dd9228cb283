using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Building;

/// <summary>
/// Prints a schema as SDL: types and directives in the order of their names, so that the text changes only where the schema
/// does; built-in ones left out (section 3.5 and 3.13).
/// </summary>
public static class SdlPrinter
{
    /// <summary>The text, ending in a newline. Parsed again it gives a schema with the same introspection.</summary>
    public static string Print(Schema schema) => SyntaxPrinter.Print(SchemaSyntax.Of(schema)) + "\n";
}
