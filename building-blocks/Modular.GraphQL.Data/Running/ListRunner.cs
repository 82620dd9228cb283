using Modular.GraphQL.Data.Paging;
using Modular.GraphQL.Data.Projection;
using Modular.GraphQL.Execution;

namespace Modular.GraphQL.Data.Running;

/// <summary>Reads a whole list of a known greatest length. A longer one is refused: cut off in silence it would pass for the whole.</summary>
internal sealed class ListRunner<T>(int maxLength, string field, bool project) : WindowRunner<T>(project) where T : class
{
    /// <inheritdoc/>
    protected override RowWindow WindowOf(FieldContext context) => new(0, maxLength + 1);

    /// <inheritdoc/>
    protected override object ValueOf(List<PageRow<T>> rows, RowWindow window, int total) => rows.Count <= maxLength
        ? rows.ConvertAll(r => r.Item!)
        : new GraphQLException($"The list {field} has more than {maxLength} items, which is the most that it gives.", ErrorCodes.LimitExceeded);

    /// <inheritdoc/>
    protected override (PageParts Parts, PropertyTree Items) Read(FieldSelection selection) =>
        (new PageParts(Items: true, Cursors: false, PageInfo: false, TotalCount: false), ItemsOf(selection));
}
