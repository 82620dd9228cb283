using System.Reflection;
using Modular.GraphQL.Building;
using Modular.GraphQL.Data.Paging;
using Modular.GraphQL.Execution;

namespace Modular.GraphQL.Data.Conventions;

/// <summary>Makes a connection of a field whose resolver gives a <see cref="Page{T}"/>.</summary>
internal static class MergedPages
{
    /// <summary>The type of the items; null where the field gives no such page.</summary>
    public static Type? ElementOf(FieldDraft field) =>
        field.RuntimeType.IsGenericType && field.RuntimeType.GetGenericTypeDefinition() == typeof(Page<>) ? field.RuntimeType.GetGenericArguments()[0] : null;

    /// <summary>Gives the field the connection's type, and puts around its resolver what checks <c>first</c> and makes the connection.</summary>
    public static void AddTo(FieldDraft field, Type element, UsePagingAttribute use, SchemaDrafting drafting)
    {
        var limits = QueryConvention.Limits(field, "UsePaging", use.DefaultPageSize, use.MaxPageSize, drafting);
        field.Type = PageTypes.Of(drafting).Connection(field, element, use);
        field.ListSize = new Types.ListSize(limits.DefaultSize) { SlicingArguments = ["first"], SizedFields = ["edges", "nodes"] };
        typeof(MergedPages).GetMethod(nameof(Around), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(element).Invoke(null, [field, limits]);
    }

    private static void Around<T>(FieldDraft field, PagingLimits limits)
    {
        var first = field.Arguments.Find(a => a.Name == "first");
        field.Middleware.Add(next => async context =>
        {
            if (first is not null)
                limits.Check("first", (int?)context.Arguments[first.Ordinal]);
            return await next(context) is Page<T> page ? await ConnectionOf(page, context) : null;
        });
    }

    private static async Task<Connection> ConnectionOf<T>(Page<T> page, FieldContext context)
    {
        var selected = context.Selection.SelectionsFor((Types.ObjectType)context.Selection.Field.Type.Named);
        return new Connection
        {
            Nodes = [.. page.Items.Select(i => (object)i.Item!)],
            Edges = [.. page.Items.Select(i => new Edge(i.Item, i.Cursor))],
            TotalCount = page.CountAsync is { } count && selected.Any(s => s.Field.Name == "totalCount") ? await count() : 0,
            PageInfo = new PageInfo(
                page.HasNextPage, HasPreviousPage: context.Field.FindArgument("after") is { } after && context.IsGiven(after.Ordinal) && context.Arguments[after.Ordinal] is not null,
                page.Items is [var start, ..] ? start.Cursor : null, page.Items is [.., var end] ? end.Cursor : null),
        };
    }
}
