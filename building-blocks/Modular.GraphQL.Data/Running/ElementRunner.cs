using Modular.GraphQL.Data.Paging;
using Modular.GraphQL.Data.Projection;
using Modular.GraphQL.Execution;

namespace Modular.GraphQL.Data.Running;

/// <summary>Reads the first row, or the only one, for <see cref="UseFirstOrDefaultAttribute"/> and <see cref="UseSingleOrDefaultAttribute"/>.</summary>
internal sealed class ElementRunner<T>(bool isOnly, string field, bool project) : WindowRunner<T>(project) where T : class
{
    /// <inheritdoc/>
    protected override RowWindow WindowOf(FieldContext context) => new(0, isOnly ? 2 : 1);

    /// <inheritdoc/>
    protected override object? ValueOf(List<PageRow<T>> rows, RowWindow window, int total) => rows switch
    {
        [] => null,
        [var row] => row.Item,
        _ => new InvalidOperationException($"The query of {field} has more than one element; [UseSingleOrDefault] promises at most one."),
    };

    /// <inheritdoc/>
    protected override (PageParts Parts, PropertyTree Items) Read(FieldSelection selection) =>
        (new PageParts(Items: true, Cursors: false, PageInfo: false, TotalCount: false), ItemsOf(selection));
}
