using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;
using Modular.Platform.Persistence;

namespace Modular.Platform.Exports;

/// <summary>A list that the caller can take away as a file.</summary>
/// <param name="Name">Its name, the same as that of its field of <c>Query</c>.</param>
/// <param name="Title">What to call it, in the caller's language.</param>
/// <param name="Columns">The columns that it can have, as far as the caller may read them.</param>
internal sealed record ExportableList(string Name, string Title, IReadOnlyList<ExportableColumn> Columns);

/// <summary>A column that a list can be taken away with.</summary>
/// <param name="Path">Its name for <c>exportList</c>.</param>
/// <param name="Header">What it is called in the file, in the caller's language.</param>
/// <param name="IsUsual">Whether it is there where no columns are named.</param>
internal sealed record ExportableColumn(string Path, string Header, bool IsUsual);

/// <summary>What can be exported, and the exports that the caller has asked for.</summary>
[QueryType]
[Authorize(ExportPermissions.Make)]
internal static class ExportQueries
{
    private const int MostAtATime = 20;

    /// <summary>The lists of the platform that the caller can take away as files, with their columns (FE-07): for a dialogue in which somebody chooses.</summary>
    /// <param name="names">The lists, by their names, at most 20; those that are none, or closed to the caller, are left out.</param>
    [ListSize(AssumedSize = 1)]
    public static IReadOnlyList<ExportableList> GetExportableLists(IReadOnlyList<string> names, ExportLists lists, ICaller caller) =>
        names.Count > MostAtATime
            ? throw new GraphQLException(Text.Of("EXPORT_NAMES", MostAtATime), ErrorCodes.BadUserInput)
            : [.. names.Distinct().Select(n => lists.All.GetValueOrDefault(n)).OfType<ExportList>().Where(l => IsOpen(l, caller)).Select(l => Told(l, caller))];

    /// <summary>The names of all lists that the caller can take away as files (FE-07).</summary>
    public static IReadOnlyList<string> GetExportableListNames(ExportLists lists, ICaller caller) =>
        [.. lists.All.Values.Where(l => IsOpen(l, caller)).Select(l => l.Field.Name)];

    /// <summary>One of the caller's exports; null where there is none of that id, or it is another's (FE-07).</summary>
    /// <param name="id">The export.</param>
    public static Task<ListExport?> GetMyListExportAsync(ListExportId id, IDataLoader<ListExportId, ListExport> exports, CancellationToken cancellationToken) =>
        exports.LoadAsync(id, cancellationToken);

    /// <summary>The caller's exports, the newest first (FE-07).</summary>
    [UsePaging]
    [UseFiltering(Properties = [nameof(ListExport.List), nameof(ListExport.Status), nameof(ListExport.RequestedAt)])]
    public static IQueryable<ListExport> GetMyListExports(PlatformDb db, ICaller caller) =>
        db.ExportsOf(caller).AsNoTracking().OrderByDescending(e => e.RequestedAt).ThenByDescending(e => e.Id);

    /// <summary>The exports of the caller; others' do not exist for him.</summary>
    internal static IQueryable<ListExport> ExportsOf(this PlatformDb db, ICaller caller)
    {
        var user = caller.UserId;
        return db.ListExports.Where(e => e.UserId == user);
    }

    private static bool IsOpen(ExportList list, ICaller caller) => list.Field.Access is not { } access || access.Permissions.All(caller.Has);

    private static ExportableList Told(ExportList list, ICaller caller)
    {
        var usual = list.Usual().Select(c => c.Path).ToHashSet();
        return new(list.Field.Name, ColumnHeader.OfList(list.Field), [.. list.Columns.Where(c => c.IsOpenTo(caller)).Select(c => new ExportableColumn(c.Path, c.Header, usual.Contains(c.Path)))]);
    }
}

/// <summary>Loads exports by id.</summary>
internal static class ExportNodes
{
    /// <summary>The caller's own by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<ListExportId, ListExport>> GetListExportsByIdAsync(
        IReadOnlyList<ListExportId> ids, PlatformDb db, ICaller caller, CancellationToken cancellationToken) =>
        await db.ExportsOf(caller).AsNoTracking().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, cancellationToken);
}

/// <summary>The export's fields that are no columns of it.</summary>
[ObjectType<ListExport>]
internal static class ListExportFields
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Why it could not be made, in the caller's language; null where it could.</summary>
    [BatchResolver]
    [Cost(0)]
    public static IReadOnlyList<string?> GetFailure([Parent(Requires = nameof(ListExport.FailureCode))] IReadOnlyList<ListExport> exports) =>
        [.. exports.Select(e => e.FailureCode switch { null => null, "TOO_MANY_ROWS" => Text.Of("EXPORT_GREW"), "LIST_CHANGED" => Text.Of("EXPORT_CHANGED"), ErrorCodes.NotAuthorized or ErrorCodes.NotAuthenticated => Text.Of("EXPORT_RIGHTS"), _ => Text.Of("EXPORT_FAILED") })];

    /// <summary>A path on this host from which the file can be downloaded for five minutes, by whoever has the path; null while there is no file (FE-07).</summary>
    [BatchResolver]
    [Cost(0)]
    public static IReadOnlyList<string?> GetDownloadUrl(
        [Parent(Requires = $"{nameof(ListExport.List)} {nameof(ListExport.Format)} {nameof(ListExport.RequestedAt)} {nameof(ListExport.Sha256)}")] IReadOnlyList<ListExport> exports,
        FileLinks links, ICaller caller) => [.. exports.Select(e => e.Sha256 is { } file ? links.PathOf(LinkTo(e, file, caller)) : null)];

    private static FileLink LinkTo(ListExport export, string file, ICaller caller)
    {
        var at = TimeZoneInfo.ConvertTimeFromUtc(export.RequestedAt, BusinessDay.Zone);
        var (extension, type) = export.Format == ExportFormat.Xlsx ? (XlsxRows.Extension, Workbook) : (CsvRows.Extension, "text/csv; charset=utf-8");
        return new(file, FormattableString.Invariant($"{export.List}-{at:yyyyMMdd-HHmmss}.{extension}"), type, caller.UserId);
    }
}
