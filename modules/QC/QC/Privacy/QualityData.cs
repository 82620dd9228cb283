using System.Text.Json;
using Accounts.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;
using QC.Persistence;

namespace QC.Privacy;

/// <summary>
/// What the module holds of persons (ACC-03): who inspected, who was to mend, who answers for a fault, by id alone. It is a record of what was done with goods; it names nobody any more once the
/// account is erased, so nothing else is to be erased here.
/// </summary>
internal sealed class QualityData(ModuleDatabase<QCDb> database) : IPersonalData
{
    /// <inheritdoc/>
    public string Module => "QC";

    /// <inheritdoc/>
    public async Task ExportAsync(Guid userId, Utf8JsonWriter json, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var user = new UserId(userId);
        json.WriteStartObject();
        json.WriteStartArray("inspections");
        foreach (var inspection in await db.Inspections.AsNoTracking().Where(i => i.InspectorId == userId).OrderBy(i => i.Id).ToListAsync(cancellationToken))
        {
            json.WriteStartObject();
            json.WriteString("id", inspection.Id.Value);
            json.WriteString("status", StateName.Of(inspection.Status));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("findings");
        foreach (var finding in await db.Findings.AsNoTracking().Where(f => f.OwnerId == user || f.FixedById == user || f.ResponsibleId == user).OrderBy(f => f.Id).ToListAsync(cancellationToken))
        {
            json.WriteStartObject();
            json.WriteString("id", finding.Id.Value);
            json.WriteString("faultCode", finding.FaultCode);
            json.WriteString("status", StateName.Of(finding.Status));
            json.WriteBoolean("isOwner", finding.OwnerId == user);
            json.WriteBoolean("isHeldResponsible", finding.ResponsibleId == user);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("progress");
        foreach (var entry in await db.Progress.AsNoTracking().Where(p => p.ById == userId).OrderBy(p => p.FindingId).ThenBy(p => p.Ordinal).ToListAsync(cancellationToken))
        {
            json.WriteStartObject();
            json.WriteString("finding", entry.FindingId.Value);
            json.WriteString("words", entry.Words);
            json.WriteString("at", entry.At);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<KeptData>> EraseAsync(Guid userId, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<KeptData>>([]);

    /// <inheritdoc/>
    public string ReasonOf(string code) => throw new ArgumentException($"The module keeps nothing for {code}.", nameof(code));
}
