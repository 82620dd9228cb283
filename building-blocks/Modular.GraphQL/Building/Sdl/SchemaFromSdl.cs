using Modular.GraphQL.Introspection;
using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Building;

/// <summary>
/// Builds a schema from type system definitions and extensions alone (section 3). Fields read JSON: the value of a field is
/// the property of its name in the parent's <see cref="System.Text.Json.JsonElement"/>.
/// </summary>
public static class SchemaFromSdl
{
    private static readonly ParserOptions Syntax = ParserOptions.Unlimited with { AllowExecutable = false };

    /// <summary>Builds the schema.</summary>
    /// <exception cref="SchemaException">The text is not SDL, or not a valid schema; lists all problems with their place.</exception>
    public static Schema Build(string sdl, SdlOptions? options = null)
    {
        options ??= new();
        var problems = new ProblemList();
        var source = new SdlSource(Parse(sdl, options), options.FileName);
        var definitions = SdlDefinitions.Collect(source, problems);
        var types = new SdlTypes(source, definitions, options, problems);
        types.Complete();
        var directives = types.Directives();
        new SdlDirectiveUses(source, directives, problems).Check(definitions);
        SdlDirectiveCycles.Check(source, definitions, problems);

        var roots = types.Roots();
        var parts = new SchemaParts
        {
            Description = definitions.Schema?.Description?.Value,
            Query = roots.GetValueOrDefault(OperationKind.Query),
            Mutation = roots.GetValueOrDefault(OperationKind.Mutation),
            Subscription = roots.GetValueOrDefault(OperationKind.Subscription),
            Types = types.All(directives),
            Directives = directives,
            MetaFields = IntrospectionTypes.MetaFields,
            ResolveTypeName = options.ResolveTypeName ?? JsonObjects.TypeName,
        };
        IReadOnlyList<SchemaProblem> all = [.. problems.All, .. SchemaValidation.Check(parts)];
        return all.Count == 0 ? new Schema(parts) : throw new SchemaException(all);
    }

    private static DocumentNode Parse(string sdl, SdlOptions options)
    {
        try
        {
            return GraphQLParser.ParseDocument(sdl, Syntax);
        }
        catch (GraphQLException syntax)
        {
            throw new SchemaException([.. syntax.Errors.Select(e => new SchemaProblem("", SdlSource.Place(options.FileName, e.Locations is [var place, ..] ? place : default), e.Message))]);
        }
    }
}
