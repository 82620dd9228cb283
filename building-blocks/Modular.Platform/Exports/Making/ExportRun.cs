using System.Buffers;
using System.Globalization;
using System.Security.Claims;
using System.Text.Json.Nodes;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Modular.Platform.Exports;

/// <summary>Makes an export: reads its list page by page, keeps what was read in parts, and writes the file of them.</summary>
internal sealed class ExportRun(
    ExportQueue queue, ExportReader reader, ExportLists lists, IUserIdentities users, FileStore store, OrphanSweep files, ExportOptions options, TimeProvider clock)
{
    private const string Outdated = "LIST_CHANGED";
    private const string TooLarge = "TOO_MANY_ROWS";

    /// <summary>Works on it until it is made, is given up, or is somebody else's.</summary>
    public async Task MakeAsync(ListExport claimed, CancellationToken cancellationToken)
    {
        CultureInfo.CurrentUICulture = Languages.Find(claimed.Language) ?? Languages.English;
        if (QueryOf(claimed) is not { } query)
            await FailAsync(claimed, Outdated, cancellationToken);
        else if (await users.FindAsync(claimed.UserId) is not { } user)
            await FailAsync(claimed, ErrorCodes.NotAuthorized, cancellationToken);
        else if (await ReadAsync(claimed, query, user, cancellationToken))
            await WriteAsync(claimed, query, cancellationToken);
    }

    /// <summary>Leaves it to another try, or gives it up after the last one.</summary>
    public Task PutOffAsync(ListExport claimed, string code, CancellationToken cancellationToken) => claimed.Attempts >= options.Attempts
        ? FailAsync(claimed, code, cancellationToken)
        : queue.NoteAsync(claimed, (e, _) => e.PutOff(clock.GetUtcNow().UtcDateTime + TimeSpan.FromSeconds(1 << claimed.Attempts)), cancellationToken);

    private ExportQuery? QueryOf(ListExport export)
    {
        if (!lists.All.TryGetValue(export.List, out var list))
            return null;
        var columns = export.Columns.Select(list.Find).OfType<ExportColumn>().ToList();
        return columns.Count == export.Columns.Count ? ExportQuery.Of(list, columns, (JsonObject)JsonNode.Parse(export.Arguments.Open())!) : null;
    }

    /// <summary>Reads what is not kept yet; false where that is the end of it.</summary>
    private async Task<bool> ReadAsync(ListExport claimed, ExportQuery query, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var (cursor, rows, number, isAll) = (claimed.Cursor, claimed.RowsDone, claimed.PartCount, claimed.IsRead);
        while (!isAll)
        {
            var part = new ArrayBufferWriter<byte>();
            var inPart = 0;
            do
            {
                var page = await reader.ReadAsync(user, query, claimed.PageSize, cursor, cancellationToken);
                if (page.Code is { } code)
                {
                    await RefusedAsync(claimed, code, cancellationToken);
                    return false;
                }

                ExportParts.Write(part, page.Rows);
                inPart += page.Rows.Count;
                (cursor, isAll) = (page.Next ?? cursor, page.Next is null);
            }
            while (!isAll && inPart < options.PartRows);

            if (rows + inPart > options.MostRows)
            {
                await FailAsync(claimed, TooLarge, cancellationToken);
                return false;
            }

            rows += inPart;
            if (!await KeepAsync(claimed, part, number++, inPart, cursor, isAll, cancellationToken))
                return false;
        }

        return true;
    }

    private async Task<bool> KeepAsync(ListExport claimed, ArrayBufferWriter<byte> part, int number, int rows, string? cursor, bool isAll, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(part.WrittenSpan.ToArray());
        var file = await store.SaveAsync(content, cancellationToken);
        return await queue.NoteAsync(
            claimed,
            (e, db) =>
            {
                e.Keep(rows, cursor, isAll, queue.LeaseEnd);
                db.Add(new ExportPart { ExportId = e.Id, Number = number, Sha256 = file.Sha256 });
            },
            cancellationToken);
    }

    private async Task WriteAsync(ListExport claimed, ExportQuery query, CancellationToken cancellationToken)
    {
        var parts = await queue.PartsAsync(claimed.Id, cancellationToken);
        var headers = CellsOf.Headers(query.Columns).ToList();
        var file = await ExportParts.JoinAsync(store, parts, claimed.Format, headers, cancellationToken);
        var isDone = await queue.NoteAsync(
            claimed,
            (e, db) =>
            {
                e.Finish(file, clock.GetUtcNow().UtcDateTime, options.Lifetime);
                db.RemoveRange(db.ExportParts.Where(p => p.ExportId == e.Id));
            },
            cancellationToken);
        if (isDone)
            await files.RemoveReleasedAsync([.. parts], cancellationToken);
    }

    // What may pass is tried again; what the caller may not read, or reads no more as it was asked for, never comes right.
    private Task RefusedAsync(ListExport claimed, string code, CancellationToken cancellationToken) =>
        code is ErrorCodes.Internal or ErrorCodes.Unavailable ? PutOffAsync(claimed, code, cancellationToken) : FailAsync(claimed, code, cancellationToken);

    private async Task FailAsync(ListExport claimed, string code, CancellationToken cancellationToken)
    {
        var parts = await queue.PartsAsync(claimed.Id, cancellationToken);
        var isNoted = await queue.NoteAsync(
            claimed,
            (e, db) =>
            {
                e.Fail(code, clock.GetUtcNow().UtcDateTime);
                db.RemoveRange(db.ExportParts.Where(p => p.ExportId == e.Id));
            },
            cancellationToken);
        if (isNoted)
            await files.RemoveReleasedAsync([.. parts], cancellationToken);
    }
}
