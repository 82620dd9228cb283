using System.Text.Encodings.Web;
using System.Text.Json;
using Accounts.Contracts;
using Accounts.Model;
using Accounts.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Modular.Kernel;
using Modular.Persistence;

namespace Accounts.Privacy;

/// <summary>Makes the copies of their data that users have asked for, and removes those whose time is over, every minute (ACC-03).</summary>
[Job("accounts.export", "30 * * * * ?")]
internal sealed partial class MakeDataExports(
    ModuleDatabase<AccountsDb> database, IEnumerable<IPersonalData> modules, FileStore store, OrphanSweep files, AccountsOptions options, TimeProvider clock,
    ILogger<MakeDataExports> logger) : IJob
{
    private const int Batch = 100;

    // People read it: Chinese text stays readable, and it never stands inside a page.
    private static readonly JsonWriterOptions Json = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc/>
    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        run.Count("expired", await ExpireAsync(cancellationToken));
        await using var db = database.Open(SystemCaller.Instance);
        var waiting = await db.DataExports.AsNoTracking().Where(e => e.Status == DataExportStatus.Waiting)
            .OrderBy(e => e.RequestedAt).Take(Batch).Select(e => e.Id).ToListAsync(cancellationToken);
        await OneByOne.WorkOffAsync(waiting, async id =>
        {
            await MakeAsync(id, cancellationToken);
            run.Count("made");
        }, (id, e) => LogFailed(logger, id.Value, e), cancellationToken);
    }

    private async Task MakeAsync(DataExportId id, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var copy = await db.DataExports.SingleAsync(e => e.Id == id, cancellationToken);
        using var content = new MemoryStream();
        await WriteAsync(copy.UserId, content, cancellationToken);
        content.Position = 0;
        copy.Finish(await store.SaveAsync(content, cancellationToken), clock.GetUtcNow().UtcDateTime, options.ExportLifetime);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task WriteAsync(UserId user, Stream to, CancellationToken cancellationToken)
    {
        await using var json = new Utf8JsonWriter(to, Json);
        json.WriteStartObject();
        json.WriteString("madeAt", clock.GetUtcNow().UtcDateTime);
        json.WriteString("userId", user.Value);
        foreach (var module in modules.OrderBy(m => m.Module, StringComparer.Ordinal))
        {
            json.WritePropertyName(module.Module);
            await module.ExportAsync(user.Value, json, cancellationToken);
        }

        json.WriteEndObject();
    }

    private async Task<int> ExpireAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = database.Open(SystemCaller.Instance);
        var old = await db.DataExports.Where(e => e.Status == DataExportStatus.Ready && e.ExpiresAt <= now).OrderBy(e => e.ExpiresAt).Take(Batch).ToListAsync(cancellationToken);
        string[] released = [.. old.Select(e => e.Expire()).OfType<string>()];
        await db.SaveChangesAsync(cancellationToken);
        await files.RemoveReleasedAsync(released, cancellationToken);
        return old.Count;
    }

    [LoggerMessage(LogLevel.Error, "The copy {Export} of a user's data could not be made; it is tried again within a minute")]
    private static partial void LogFailed(ILogger logger, Guid export, Exception failure);
}

/// <summary>Tells which stored files are copies of users' data.</summary>
internal sealed class ExportedFiles(ModuleDatabase<AccountsDb> database) : IFileReferences
{
    /// <inheritdoc/>
    public string Module => AccountsModule.Name;

    /// <inheritdoc/>
    public async Task<IReadOnlyCollection<string>> ReferredToAsync(IReadOnlyCollection<string> sha256, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        return await AllIn(db).Where(s => sha256.Contains(s)).ToListAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public IQueryable<string> AllIn(ModuleDbContext db) => ((AccountsDb)db).DataExports.Where(e => e.Sha256 != null).Select(e => e.Sha256!).Distinct();
}
