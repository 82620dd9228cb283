using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.GraphQL.Execution;
using Modular.Kernel;
using Modular.Platform.Persistence;

namespace Modular.Platform.Exports;

/// <summary>Asking for a list as a file, and taking that back.</summary>
[MutationType]
[Authorize(ExportPermissions.Make)]
internal static class ExportListMutation
{
    /// <summary>
    /// Has a list written to a file in the background (FE-07): all of its pages, with the conditions and the order that its reader has put to it, and only what the caller may read.
    /// <c>myListExport</c> tells how many rows are done, and where the file can be downloaded from.
    /// </summary>
    /// <param name="list">The list, by the name of its field of <c>Query</c>: <c>orders</c>. <c>exportableLists</c> has them all.</param>
    /// <param name="arguments">The list's own arguments by their names, as the field takes them: an object with <c>where</c> and <c>order</c>, say. None unless given.</param>
    /// <param name="columns">The columns by their paths, as <c>exportableLists</c> has them (<c>merchant.name</c>), in the order of the file. All values of the list's own items unless given.</param>
    /// <param name="format">The kind of file.</param>
    /// <returns>The export.</returns>
    [Idempotent]
    [Error<InvalidInputError>]
    [return: GraphQLName("export")]
    public static async Task<FieldResult<ListExport>> ExportListAsync(
        string list, [GraphQLType("Any")] object? arguments, IReadOnlyList<string>? columns, ExportFormat format,
        ExportLists lists, ExportReader reader, ExportOptions options, PlatformDb db, ICaller caller, RequestContext request, ExportWakeUp wakeUp, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (!lists.All.TryGetValue(list, out var known))
            return new[] { Text.Invalid("list", "EXPORT_LIST", list) };
        var (query, refused) = QueryOf(known, arguments, columns, options, caller);
        if (refused is not null)
            return new[] { refused };
        var user = caller.UserId!.Value;
        if (await db.ListExports.CountAsync(e => e.UserId == user && e.NextAt != null, cancellationToken) >= options.MostOpen)
            return new[] { Text.Invalid("list", "EXPORTS_OPEN", options.MostOpen) };
        var (size, first) = await TryAsync(reader, request, query!, known.MaxPageSize, cancellationToken);
        if (first.Code is not null)
            return new[] { Text.Invalid(first.IsTooDear ? "columns" : "arguments", "EXPORT_REFUSED", first.Message) };
        if (first.Total > options.MostRows)
            return new[] { Text.Invalid("arguments", "EXPORT_ROWS", first.Total, options.MostRows) };
        var order = new ExportOrder(list, query!.Arguments.ToJsonString(), [.. query.Columns.Select(c => c.Path)], format, Languages.Current.Name, size, first.Total);
        var export = db.Add(ListExport.Request(user, order, clock.GetUtcNow().UtcDateTime)).Entity;
        await db.SaveChangesAsync(cancellationToken);
        wakeUp.Asked.Pulse();
        return export;
    }

    /// <summary>Stops an export that is not ready yet; what was read of it is removed (FE-07).</summary>
    /// <param name="exportId">One of the caller's own exports.</param>
    /// <returns>The export.</returns>
    [Error<NotFoundError>]
    [Error<IllegalTransitionError>]
    [return: GraphQLName("export")]
    public static async Task<FieldResult<ListExport>> CancelListExportAsync(
        ListExportId exportId, PlatformDb db, ICaller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await db.ExportsOf(caller).SingleOrDefaultAsync(e => e.Id == exportId, cancellationToken) is not { } export)
                return new[] { new NotFoundError(Text.Of("EXPORT_NOT_FOUND"), NodeId.Of(exportId).ToString()) };
            if (export.NextAt is null)
                return new IUserError[] { new IllegalTransitionError(Text.Of("EXPORT_OVER", EnumLabel.Of(export.Status)), StateName.Of(export.Status), []) };
            export.Cancel(clock.GetUtcNow().UtcDateTime);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return export;
            }
            catch (DbUpdateConcurrencyException)
            {
                // Somebody has begun to work on it, or has ended it.
                db.ChangeTracker.Clear();
            }
        }
    }

    private static (ExportQuery? Query, InvalidInputError? Refused) QueryOf(
        ExportList list, object? arguments, IReadOnlyList<string>? paths, ExportOptions options, ICaller caller)
    {
        if (JsonSerializer.SerializeToNode(arguments ?? new JsonObject()) is not JsonObject given)
            return (null, Text.Invalid("arguments", "EXPORT_ARGUMENTS"));
        if (given.Select(a => a.Key).FirstOrDefault(a => list.Arguments.All(known => known.Name != a)) is { } unknown)
            return (null, Text.Invalid($"arguments.{unknown}", "EXPORT_ARGUMENT", list.Field.Name, unknown));
        var columns = paths is null ? [.. list.Usual().Where(c => c.IsOpenTo(caller))] : new List<ExportColumn>();
        foreach (var path in paths ?? [])
        {
            // A column that is closed to the caller is one that is not there.
            if (list.Find(path) is not { } column || !column.IsOpenTo(caller))
                return (null, Text.Invalid("columns", "EXPORT_COLUMN", list.Field.Name, path));
            columns.Add(column);
        }

        if (columns.Count == 0 || columns.Count > options.MostColumns || columns.DistinctBy(c => c.Path).Count() < columns.Count)
            return (null, Text.Invalid("columns", "EXPORT_COLUMNS", options.MostColumns));
        return (ExportQuery.Of(list, columns, given), null);
    }

    // The first page tells whether it can be read at all, and how many rows may be asked for at a time: columns behind links have their cost.
    private static async Task<(int Size, ExportPage Page)> TryAsync(ExportReader reader, RequestContext request, ExportQuery query, int largest, CancellationToken cancellationToken)
    {
        var size = largest;
        while (true)
        {
            var page = await reader.ReadAsync(request.User, query, size, null, cancellationToken);
            if (!page.IsTooDear || size == 1)
                return (size, page);
            size = Math.Max(size / 3, 1);
        }
    }
}
