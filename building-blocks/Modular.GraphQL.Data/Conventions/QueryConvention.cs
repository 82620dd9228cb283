using Modular.GraphQL.Building;
using Modular.GraphQL.Data.Filtering;
using Modular.GraphQL.Data.Paging;
using Modular.GraphQL.Data.Running;
using Modular.GraphQL.Data.Sorting;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Data.Conventions;

/// <summary>
/// Makes fields of members that give a query: connections, segments, single elements and short lists, with <c>where</c> and <c>order</c>.
/// The attributes may stand in any order; the query is always filtered, then sorted, then cut and projected.
/// </summary>
internal sealed class QueryConvention : IFieldConvention
{
    /// <inheritdoc/>
    public int Order => 100;

    /// <inheritdoc/>
    public void Apply(FieldDraft field, SchemaDrafting drafting)
    {
        if (field.Member is not { } member)
            return;
        var use = new QueryAttributes(member);
        if (use.Paging is null && MergedPages.ElementOf(field) is not null)
            drafting.Report(field, "It gives a page and is no connection.", "Add [UsePaging].");
        if (use.All.Count == 0 && !(field.IsUnboundedQuery && field.ListSize is not null))
            return;
        if (use.Paging is { } merged && MergedPages.ElementOf(field) is { } item)
        {
            MergedPages.AddTo(field, item, merged, drafting);
            return;
        }

        if (ElementOf(field) is not { } element)
        {
            drafting.Report(field, $"{string.Join(", ", use.All)} stands on a field that gives no query of objects.",
                "Return IQueryable<T>, where T is a class, for one parent at a time; all parents are asked for together all the same.");
            return;
        }

        if (use.Kinds.Count > 1)
            drafting.Report(field, $"{string.Join(" and ", use.Kinds)} exclude each other.", "Keep the one that says what the field gives.");
        var runner = RunnerOf(field, element, use, drafting);
        field.IsUnboundedQuery = false;
        var steps = Steps(field, element, use, drafting);
        if (runner is not null)
            Typed<IQueryPipeline>(typeof(QueryPipeline<>), element, steps, runner).AddTo(field);
    }

    private static object? RunnerOf(FieldDraft field, Type element, QueryAttributes use, SchemaDrafting drafting)
    {
        if (use.Paging is { } paging)
            return Connection(field, element, paging, use, drafting);
        if (use.OffsetPaging is { } offset)
            return Segment(field, element, offset, use, drafting);
        if (use.First || use.Only)
        {
            field.Type = drafting.OutputType(element);
            return Typed<object>(typeof(ElementRunner<>), element, use.Only, field.ToString(), use.Project);
        }

        if (field.ListSize is { AssumedSize: { } length, SlicingArguments.Count: 0 })
            return Typed<object>(typeof(ListRunner<>), element, length, field.ToString(), use.Project);
        drafting.Report(field, $"{string.Join(", ", use.All)} stands on a field whose query nobody runs.",
            "Add [UsePaging]; or [ListSize(AssumedSize = …)] with the most items that the list may have.");
        return null;
    }

    private static object Connection(FieldDraft field, Type element, UsePagingAttribute use, QueryAttributes all, SchemaDrafting drafting)
    {
        var limits = Limits(field, "UsePaging", use.DefaultPageSize, use.MaxPageSize, drafting);
        var number = drafting.InputType(typeof(int));
        var cursor = drafting.InputType(typeof(string));
        var arguments = new ConnectionArguments(
            field.Argument("first", number, $"How many items, from the first on; {limits.DefaultSize} where neither first nor last is given, at most {limits.MaxSize}."),
            field.Argument("after", cursor, "Only what comes after this cursor."),
            field.Argument("last", number, $"How many items, up to the last; at most {limits.MaxSize}."),
            field.Argument("before", cursor, "Only what comes before this cursor."));
        field.Type = PageTypes.Of(drafting).Connection(field, element, use);
        field.ListSize = new ListSize(limits.DefaultSize) { SlicingArguments = ["first", "last"], SizedFields = ["edges", "nodes"] };
        return Typed<object>(typeof(ConnectionRunner<>), element, arguments, limits, all.Project);
    }

    private static object Segment(FieldDraft field, Type element, UseOffsetPagingAttribute use, QueryAttributes all, SchemaDrafting drafting)
    {
        var limits = Limits(field, "UseOffsetPaging", use.DefaultPageSize, use.MaxPageSize, drafting);
        var number = drafting.InputType(typeof(int));
        var skip = field.Argument("skip", number, "How many items are passed over; 0 where it is not given.");
        var take = field.Argument("take", number, $"How many items; {limits.DefaultSize} where it is not given, at most {limits.MaxSize}.");
        field.Type = PageTypes.Of(drafting).Segment(field, element, use);
        field.ListSize = new ListSize(limits.DefaultSize) { SlicingArguments = ["take"], SizedFields = ["items"] };
        return Typed<object>(typeof(SegmentRunner<>), element, skip, take, limits, all.Project);
    }

    internal static PagingLimits Limits(FieldDraft field, string attribute, int size, int max, SchemaDrafting drafting)
    {
        if (size < 1 || max < size)
            drafting.Report(field, $"The page sizes of [{attribute}] make no sense.", "Let DefaultPageSize be at least 1 and MaxPageSize no less than it.");
        return new PagingLimits(size, max);
    }

    private static List<object> Steps(FieldDraft field, Type element, QueryAttributes use, SchemaDrafting drafting)
    {
        var steps = new List<object>();
        if (use.Filtering is { } filtering)
        {
            var (type, filter) = FilterTypes.Of(drafting).Object(element, filtering.Properties, filtering.TypeName, field);
            steps.Add(Typed<object>(typeof(FilterStep<>), element, field.Argument("where", type, "Only what meets these conditions."), filter));
        }

        if (use.Sorting is { } sorting)
        {
            var (type, sort) = SortTypes.Of(drafting).Object(element, sorting.Properties, sorting.TypeName, field);
            var order = field.Argument("order", type.NonNull.List, "The order; what is equal in the first step is ordered by the second, and so on.");
            steps.Add(Typed<object>(typeof(SortStep<>), element, order, sort));
        }

        return steps;
    }

    private static Type? ElementOf(FieldDraft field)
    {
        var query = field.RuntimeType.GetInterfaces().Append(field.RuntimeType)
            .FirstOrDefault(t => t.IsGenericType && t.GetGenericTypeDefinition() == typeof(IQueryable<>));
        return !field.IsBatch && query?.GetGenericArguments() is [{ IsClass: true } element] && element != typeof(string) ? element : null;
    }

    // What knows the element's C# type is made once, here.
    private static TPart Typed<TPart>(Type open, Type element, params object?[] arguments) =>
        (TPart)Activator.CreateInstance(open.MakeGenericType(element), arguments)!;
}
