using System.Text.Json;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;

namespace Merchants.Privacy;

/// <summary>What the module holds of persons beside their applications (ACC-03): missing parts that were asked for and handed in, files that were collected, what customers have said, which files were read.</summary>
internal static class DemandData
{
    /// <summary>Writes what is held of a user.</summary>
    public static async Task ExportAsync(MerchantsDb db, Guid userId, Utf8JsonWriter json, CancellationToken cancellationToken)
    {
        var collected = await db.CollectedPapers.AsNoTracking().Where(p => db.CollectionTasks.Any(t => t.Id == p.TaskId && db.Applications.Any(a => a.Id == t.ApplicationId && a.OwnerId == userId)))
            .OrderBy(p => p.CollectedAt).ThenBy(p => p.TaskId).ThenBy(p => p.Number).ToListAsync(cancellationToken);
        json.WriteStartArray("collectedFiles");
        foreach (var file in collected)
        {
            json.WriteStartObject();
            json.WriteString("collecting", file.TaskId.Value);
            json.WriteNumber("number", file.Number);
            json.WriteString("fileName", file.FileName.Open());
            json.WriteString("collectedAt", file.CollectedAt);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        var parts = (await db.SuppliedParts.AsNoTracking().Where(p => db.Supplements.Any(s => s.Id == p.SupplementId && s.OwnerId == userId)).OrderBy(p => p.Number).ToListAsync(cancellationToken))
            .ToLookup(p => p.SupplementId);
        json.WriteStartArray("supplements");
        foreach (var request in await db.Supplements.AsNoTracking().Where(s => s.OwnerId == userId).OrderBy(s => s.Id).ToListAsync(cancellationToken))
        {
            json.WriteStartObject();
            json.WriteString("id", request.Id.Value);
            json.WriteString("status", StateName.Of(request.Status));
            json.WriteString("missing", request.Missing.Open());
            json.WriteStartArray("parts");
            foreach (var part in parts[request.Id])
            {
                json.WriteStartObject();
                json.WriteString("words", part.Words.Open());
                json.WriteString("fileName", part.FileName.Open());
                json.WriteString("suppliedAt", part.SuppliedAt);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("documentReports");
        foreach (var report in await db.DocumentReports.AsNoTracking().Where(r => r.ReporterId == userId).OrderBy(r => r.Id).ToListAsync(cancellationToken))
        {
            json.WriteStartObject();
            json.WriteString("number", report.Number);
            json.WriteString("status", StateName.Of(report.Status));
            json.WriteString("words", report.Words.Open());
            json.WriteString("answer", report.Answer);
            json.WriteString("reportedAt", report.ReportedAt);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("filesRead");
        foreach (var access in await db.PaperAccesses.AsNoTracking().Where(a => a.UserId == userId).OrderBy(a => a.At).ThenBy(a => a.Id).ToListAsync(cancellationToken))
        {
            json.WriteStartObject();
            json.WriteString("subject", access.SubjectId);
            json.WriteNumber("version", access.VersionNumber);
            json.WriteString("at", access.At);
            json.WriteString("dataUse", access.DataUse);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Lets go of what belongs to an application that is erased; gives the files that nothing here refers to any more.</summary>
    public static async Task<IEnumerable<string>> EraseAsync(MerchantsDb db, MerchantApplication application, DateTime at, CancellationToken cancellationToken)
    {
        var collected = await db.CollectedPapers.Join(db.CollectionTasks.Where(t => t.ApplicationId == application.Id), p => p.TaskId, t => t.Id, (p, _) => p).ToListAsync(cancellationToken);
        collected.ForEach(p => p.Erase(at));
        var parts = await db.SuppliedParts.Join(db.Supplements.Where(s => s.ApplicationId == application.Id), p => p.SupplementId, s => s.Id, (p, _) => p).ToListAsync(cancellationToken);
        parts.ForEach(p => p.Erase(at));
        (await db.Supplements.Where(s => s.ApplicationId == application.Id).ToListAsync(cancellationToken)).ForEach(s => s.Erase());
        return collected.Select(p => p.Sha256).Concat(parts.Select(p => p.Sha256).OfType<string>());
    }

    /// <summary>Lets go of what a customer has said.</summary>
    public static async Task EraseReportsAsync(MerchantsDb db, Guid userId, CancellationToken cancellationToken) =>
        (await db.DocumentReports.Where(r => r.ReporterId == userId).ToListAsync(cancellationToken)).ForEach(r => r.Erase());
}
