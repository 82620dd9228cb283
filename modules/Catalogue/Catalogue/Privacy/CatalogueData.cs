using System.Text.Json;
using Catalogue.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;

namespace Catalogue.Privacy;

/// <summary>
/// What the module holds of persons (ACC-03): what somebody has reported, or said against a report, which is erased; and by id alone who entered, handed in and decided, which names nobody
/// any more once the account is erased.
/// </summary>
internal sealed class CatalogueData(ModuleDatabase<CatalogueDb> database) : IPersonalData
{
    /// <inheritdoc/>
    public string Module => "Catalogue";

    /// <inheritdoc/>
    public async Task ExportAsync(Guid userId, Utf8JsonWriter json, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        json.WriteStartObject();
        json.WriteStartArray("reports");
        foreach (var report in await db.Takedowns.AsNoTracking().Where(t => t.ReporterId == userId).OrderBy(t => t.Id).ToListAsync(cancellationToken))
        {
            json.WriteStartObject();
            json.WriteString("number", report.Number);
            json.WriteString("kind", StateName.Of(report.Kind));
            json.WriteString("status", StateName.Of(report.Status));
            Write(json, "words", report.Words);
            Write(json, "rightsHolder", report.RightsHolder);
            json.WriteString("at", report.ReportedAt);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("counterNotices");
        foreach (var answered in await db.Takedowns.AsNoTracking().Where(t => t.CountererId == userId).OrderBy(t => t.Id).ToListAsync(cancellationToken))
        {
            json.WriteStartObject();
            json.WriteString("number", answered.Number);
            Write(json, "words", answered.CounterNotice);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("submissions");
        foreach (var handedIn in await db.Submissions.AsNoTracking().Where(s => s.SubmitterId == userId || s.DeciderId == userId).OrderBy(s => s.SubmittedAt).ThenBy(s => s.Id)
            .Select(s => new { s.ProductId, s.Number, s.SubmittedAt, HandedIn = s.SubmitterId == userId }).ToListAsync(cancellationToken))
        {
            json.WriteStartObject();
            json.WriteString("product", handedIn.ProductId.Value);
            json.WriteNumber("number", handedIn.Number);
            json.WriteString("at", handedIn.SubmittedAt);
            json.WriteBoolean("handedIn", handedIn.HandedIn);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<KeptData>> EraseAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        await using var writing = await db.BeginWritingAsync(cancellationToken);
        (await db.Takedowns.Where(t => t.ReporterId == userId).ToListAsync(cancellationToken)).ForEach(t => t.EraseReporter());
        (await db.Takedowns.Where(t => t.CountererId == userId).ToListAsync(cancellationToken)).ForEach(t => t.EraseCounterer());
        await db.SaveChangesAsync(cancellationToken);
        await db.ForgetPersonAsync(userId, cancellationToken);
        await writing.CommitAsync(cancellationToken);
        return [];
    }

    /// <inheritdoc/>
    public string ReasonOf(string code) => throw new ArgumentException($"The module keeps nothing for {code}.", nameof(code));

    private static void Write(Utf8JsonWriter json, string name, SealedText words)
    {
        if (!words.IsEmpty)
            json.WriteString(name, words.Open());
    }
}
