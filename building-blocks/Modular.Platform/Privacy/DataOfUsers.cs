using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;
using Modular.Platform.Mail;
using Modular.Platform.Persistence;

namespace Modular.Platform.Privacy;

/// <summary>What the platform's own rows hold of users (ACC-03): their comments, claims on tasks, notifications, exports of lists, and mails that were dropped into a folder.</summary>
internal sealed class DataOfUsers(ModuleDatabase<PlatformDb> database, FolderTransport mails) : IPersonalData
{
    /// <inheritdoc/>
    public string Module => PlatformModule.Name;

    /// <inheritdoc/>
    public async Task ExportAsync(Guid userId, Utf8JsonWriter json, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        json.WriteStartObject();
        json.WriteStartArray("comments");
        await foreach (var comment in db.Comments.AsNoTracking().Where(c => c.AuthorId == userId).OrderBy(c => c.At).ThenBy(c => c.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            json.WriteStartObject();
            json.WriteString("on", comment.SubjectType);
            json.WriteString("at", comment.At);
            json.WriteString("text", comment.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("listExports");
        await foreach (var export in db.ListExports.AsNoTracking().Where(e => e.UserId == userId).OrderBy(e => e.RequestedAt).ThenBy(e => e.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            json.WriteStartObject();
            json.WriteString("list", export.List);
            json.WriteString("at", export.RequestedAt);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<KeptData>> EraseAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        db.RemoveRange(await db.TaskClaims.Where(c => c.HolderId == userId).ToListAsync(cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        // The files first: a repeat finds them by the rows.
        mails.Remove(await db.MailDeliveries.Where(m => m.RecipientId == userId).Select(m => m.Id).ToListAsync(cancellationToken));
        await db.MailDeliveries.Where(m => m.RecipientId == userId).ExecuteDeleteAsync(cancellationToken);
        await db.Notifications.Where(n => n.RecipientId == userId).ExecuteDeleteAsync(cancellationToken);
        // The files go with the next sweep, as nothing refers to them any more.
        await db.ExportParts.Where(p => db.ListExports.Any(e => e.Id == p.ExportId && e.UserId == userId)).ExecuteDeleteAsync(cancellationToken);
        await db.ListExports.Where(e => e.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        return await db.Comments.AnyAsync(c => c.AuthorId == userId, cancellationToken) ? [new("COMMENTS", "BUSINESS_RECORD", null)] : [];
    }

    /// <inheritdoc/>
    public string ReasonOf(string code) => Text.Of("BUSINESS_RECORD");
}
