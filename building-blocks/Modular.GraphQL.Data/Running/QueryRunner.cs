using System.Runtime.CompilerServices;
using Modular.GraphQL.Data.Paging;
using Modular.GraphQL.Data.Partitions;
using Modular.GraphQL.Data.Projection;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Data.Running;

/// <summary>Runs the query of a field and makes the field's value of its rows.</summary>
internal abstract class QueryRunner<T>(bool project) where T : class
{
    private readonly ConditionalWeakTable<FieldSelection, Selected> _selections = [];

    /// <summary>The value of one query.</summary>
    public abstract Task<object?> RunAsync(IQueryable<T> query, FieldContext context);

    /// <summary>The value for each of many parents, in the order of the partition's keys. An exception among them is the error of that parent alone.</summary>
    public abstract Task<IReadOnlyList<object?>> RunEachAsync(QueryPartition<T> partition, FieldContext context);

    /// <summary>What a selection asks for, and what it reads of the items.</summary>
    protected abstract (PageParts Parts, PropertyTree Items) Read(FieldSelection selection);

    /// <summary>What the selection asks for; worked out once for each.</summary>
    protected Selected SelectedBy(FieldSelection selection) => _selections.GetValue(selection, s =>
    {
        var (parts, tree) = Read(s);
        return new Selected(parts, new ElementShape<T>(tree, project));
    });

    /// <summary>What the selections of a field whose values are items read of them.</summary>
    protected static PropertyTree ItemsOf(FieldSelection selection) =>
        selection.Field.Type.Named is ObjectType type ? PropertyTree.Of(selection.SelectionsFor(type), type) : PropertyTree.All();

    /// <summary>What is asked for, and how items are read for it.</summary>
    protected sealed record Selected(PageParts Parts, ElementShape<T> Shape);
}
