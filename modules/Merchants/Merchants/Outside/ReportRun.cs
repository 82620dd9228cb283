using Merchants.Contracts;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.Outside;

/// <summary>Tells the outside platform what was done about its findings (DOC-24), outside of any transaction and under a key, as uploads are made.</summary>
internal sealed class ReportRun(ModuleDatabase<MerchantsDb> database, IPlatformConnector platform, TimeProvider clock)
{
    private const int AtATime = 50;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Tells what is due.</summary>
    /// <returns>How many were answered.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (!platform.IsOutside)
            return 0;
        var now = Now;
        await using var db = database.Open(SystemCaller.Instance);
        var due = await db.PlatformFindings.AsNoTracking().Where(f => f.NextTryAt <= now).OrderBy(f => f.NextTryAt).ThenBy(f => f.Id).Take(AtATime).ToListAsync(cancellationToken);
        var answered = 0;
        foreach (var finding in due)
        {
            // Told of nothing that the platform has a name for, it knows the paper at least.
            var answer = await platform.ReportAsync(new(finding.ReportKey, finding.ExternalId ?? finding.Id.Value.ToString("N"), finding.Report.Open()), cancellationToken);
            if (await NoteAsync(finding.Id, finding.Reports, answer, cancellationToken))
                answered++;
        }

        return answered;
    }

    private async Task<bool> NoteAsync(PlatformFindingId id, int report, PlatformAnswer answer, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var finding = await db.PlatformFindings.SingleAsync(f => f.Id == id, cancellationToken);
        if (finding.ReportingSince is null || finding.Reports != report)
            return false;
        if (answer.Failure is not null)
            finding.PutOff(answer.Failure, answer.RetryAfter, Now);
        else if (answer.Refusal is not null)
            finding.RefuseReport(answer.Refusal);
        else if (finding.FinishReport(Actor.System, Now) is { } refused)
            throw new InvalidOperationException(refused.Message);
        return await db.TrySaveChangesAsync(cancellationToken) is null && answer.Failure is null;
    }
}
