using Modular.GraphQL.Execution;

namespace Modular.GraphQL.Building;

/// <summary>
/// Changes fields while the schema is built: their type, arguments and what happens around their resolver. Paging, filtering
/// and the like are conventions, so that the engine need not know them. A convention leaves alone what does not concern it.
/// </summary>
public interface IFieldConvention
{
    /// <summary>Conventions run in ascending order on each field; the ones that run first have their middleware outermost.</summary>
    int Order { get; }

    /// <summary>Looks at one field of an object type, once. Mistakes go to <see cref="SchemaDrafting.Report"/>.</summary>
    void Apply(FieldDraft field, SchemaDrafting drafting);
}

/// <summary>Resolves the field for one parent. Its context is valid until the task completes.</summary>
public delegate ValueTask<object?> FieldNext(ResolverContext context);

/// <summary>Puts something around the rest of a field's pipeline.</summary>
public delegate FieldNext FieldMiddleware(FieldNext next);

/// <summary>
/// Turns what a field's pipeline gave for the parents of a level, none of it null, into the values of the field, in the same number
/// and order. An exception among the values is the error of that parent alone.
/// </summary>
public delegate ValueTask<IReadOnlyList<object?>> FieldGathering(FieldContext context, IReadOnlyList<object> results);
