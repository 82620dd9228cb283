using System.Text.Json;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Merchants.Privacy;

/// <summary>
/// Writes what the module holds of the staff who take papers in, for that person (ACC-03): uploads, checks before them, standards, changes of rules. They are records by id alone, which name nobody once the
/// account is erased; nothing of them is erased here.
/// </summary>
internal static class PaperWorkExport
{
    public static async Task WriteAsync(Utf8JsonWriter json, MerchantsDb db, Guid userId, CancellationToken cancellationToken)
    {
        json.WriteStartObject("paperWork");
        Write("uploads", await db.PlatformUploads.AsNoTracking().Where(u => u.ById == userId).OrderBy(u => u.DocumentId).ThenBy(u => u.Number)
            .Select(u => new Work(u.DocumentId.Value, u.BegunAt)).ToListAsync(cancellationToken));
        Write("checksBeforeUpload", await db.Set<Model.UploadCheckAnswer>().AsNoTracking().Where(a => a.ById == userId).OrderBy(a => a.DocumentId).ThenBy(a => a.Number).ThenBy(a => a.Code)
            .Select(a => new Work(a.DocumentId.Value, a.At)).ToListAsync(cancellationToken));
        Write("standards", await db.PaperStandards.AsNoTracking().Where(s => s.AuthorId == userId || s.LastWriterId == userId).OrderBy(s => s.Edition)
            .Select(s => new Work(s.Id.Value, s.CreatedAt)).ToListAsync(cancellationToken));
        Write("ruleChangesAnnounced", await db.RuleChanges.AsNoTracking().Where(c => c.RecordedById == userId).OrderBy(c => c.Id).Select(c => new Work(c.Id.Value, c.RecordedAt)).ToListAsync(cancellationToken));
        Write("ruleChangesNoted", await db.RuleChangeReceipts.AsNoTracking().Where(r => r.UserId == userId).OrderBy(r => r.RuleChangeId)
            .Select(r => new Work(r.RuleChangeId.Value, r.At)).ToListAsync(cancellationToken));
        json.WriteEndObject();

        void Write(string name, IReadOnlyList<Work> all)
        {
            json.WriteStartArray(name);
            foreach (var work in all)
            {
                json.WriteStartObject();
                json.WriteString("id", work.Id);
                json.WriteString("at", work.At);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }
    }

    /// <summary>What somebody did, with which object.</summary>
    private sealed record Work(Guid Id, DateTime At);
}
