using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Validation;

/// <summary>Validates executable documents against a schema: section 5 of the September 2025 edition, and the limits of <see cref="ValidationOptions"/>.</summary>
public static class DocumentValidator
{
    /// <summary>
    /// Checks a document against every rule in one walk. The list is empty for a valid document. Each error has a message that says what to do,
    /// its places, the rule's name, and the code <see cref="ErrorCodes.ValidationFailed"/> or, past a limit, <see cref="ErrorCodes.LimitExceeded"/>.
    /// </summary>
    public static IReadOnlyList<GraphQLError> Validate(Schema schema, DocumentNode document, ValidationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(document);
        return Run(schema, document, options ?? ValidationOptions.Default).Errors;
    }

    /// <summary>Validates and gives the whole context, so that tests can count the work.</summary>
    internal static ValidationContext Run(Schema schema, DocumentNode document, ValidationOptions options)
    {
        var context = new ValidationContext(schema, document, options);
        try
        {
            new DocumentWalker(context, schema.FindDirective(IncrementalDirectives.Defer.Name) is null ? RuleSet.Specified : RuleSet.Incremental).Walk();
        }
        catch (InsufficientExecutionStackException)
        {
            context.Abort("The fragments of this document spread one another too deeply. Merge some of them.");
        }

        return context;
    }
}
