using System.Text.Json;
using Accounts.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;
using StaffPerformance.Model;
using StaffPerformance.Persistence;

namespace StaffPerformance.Privacy;

/// <summary>
/// What the module holds of staff (ACC-03): employments, evaluations, adjustments. All words go once somebody has left; the employment with its figures is kept as long as the law demands, and then
/// the number that tells who it was goes too. While somebody is employed, nothing is erased.
/// </summary>
internal sealed class StaffData(ModuleDatabase<StaffPerformanceDb> database, StaffPerformanceOptions options, TimeProvider clock) : IPersonalData
{
    /// <inheritdoc/>
    public string Module => "StaffPerformance";

    /// <inheritdoc/>
    public async Task ExportAsync(Guid userId, Utf8JsonWriter json, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var user = new UserId(userId);
        json.WriteStartObject();
        json.WriteStartArray("employments");
        foreach (var member in await db.Staff.AsNoTracking().Where(m => m.UserId == user).OrderBy(m => m.Id).ToListAsync(cancellationToken))
            StaffExport.Write(json, member);
        json.WriteEndArray();
        json.WriteStartArray("evaluations");
        foreach (var evaluation in await EvaluationsOf(db, user).AsNoTracking().ToListAsync(cancellationToken))
            StaffExport.Write(json, evaluation);
        json.WriteEndArray();
        json.WriteStartArray("scoreAdjustments");
        foreach (var adjustment in await db.Adjustments.AsNoTracking().Where(a => a.UserId == user).OrderBy(a => a.Id).ToListAsync(cancellationToken))
            StaffExport.Write(json, adjustment);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<KeptData>> EraseAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        await using var writing = await db.BeginWritingAsync(cancellationToken);
        var user = new UserId(userId);
        var employments = await db.Staff.Where(m => m.UserId == user).OrderBy(m => m.Id).ToListAsync(cancellationToken);
        if (employments.Exists(m => m.Status == StaffStatus.Active))
            return [new("STAFF_RECORD", "EMPLOYED", null)];
        foreach (var evaluation in await EvaluationsOf(db, user).ToListAsync(cancellationToken))
            evaluation.Erase();
        foreach (var adjustment in await db.Adjustments.Where(a => a.UserId == user).ToListAsync(cancellationToken))
            adjustment.Erase();
        var until = employments.Max(m => (DateTime?)KeptUntil(m));
        var isKept = until > clock.GetUtcNow().UtcDateTime;
        if (!isKept)
            employments.ForEach(m => m.Erase());
        await db.SaveChangesAsync(cancellationToken);
        await db.ForgetPersonAsync(userId, cancellationToken);
        await writing.CommitAsync(cancellationToken);
        return isKept ? [new("STAFF_RECORD", "STAFF_RETENTION", until)] : [];
    }

    /// <inheritdoc/>
    public string ReasonOf(string code) => code == "EMPLOYED" ? Text.Of("EMPLOYED") : Text.Of("STAFF_RETENTION", options.YearsRecordsAreKept);

    private static IQueryable<Evaluation> EvaluationsOf(StaffPerformanceDb db, UserId user) =>
        db.Evaluations.Include(e => e.Indicators.OrderBy(i => i.Ordinal)).Include(e => e.PanelScores).AsSplitQuery().Where(e => e.UserId == user).OrderBy(e => e.Id);

    private DateTime KeptUntil(StaffMember member) => member.LeftOn!.Value.AddDays(1).AddYears(options.YearsRecordsAreKept).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
}
