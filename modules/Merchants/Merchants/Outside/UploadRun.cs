using Merchants.AssignReview;
using Merchants.EnterDocument;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.Outside;

/// <summary>
/// Takes papers to the outside platform (DOC-08). What is to be asked is committed before, what was answered is noted after; a process that dies in between leaves an upload that waits, and
/// whoever finds it asks again under the same key, which the platform knows.
/// </summary>
internal sealed partial class UploadRun(
    ModuleDatabase<MerchantsDb> database, FileStore files, IPlatformConnector platform, MerchantsOptions options, IWorkingCalendar calendar, ISystemScopes scopes, TimeProvider clock, ILogger<UploadRun> logger)
{
    private const int AtATime = 50;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Asks for what is due. One for which there is no answer leaves the others alone, and has its turn again after a wait.</summary>
    /// <returns>How many were answered.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (!platform.IsOutside)
            return 0;
        var (now, target) = (Now, platform.Target);
        await using var db = database.Open(SystemCaller.Instance);
        var due = await db.PlatformUploads.AsNoTracking().Where(u => u.NextTryAt <= now && u.Target == target).OrderBy(u => u.NextTryAt).ThenBy(u => u.DocumentId).Take(AtATime)
            .ToListAsync(cancellationToken);
        var answered = 0;
        foreach (var upload in due)
        {
            var answer = await TryAskAsync(upload, cancellationToken);
            if (await NoteAsync(upload, answer, cancellationToken))
                answered++;
        }

        return answered;
    }

    // What goes wrong here is put off as what goes wrong there.
    private async Task<PlatformAnswer> TryAskAsync(PlatformUpload upload, CancellationToken cancellationToken)
    {
        try
        {
            return await AskAsync(upload, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(logger, e, upload.DocumentId.Value, upload.Number);
            return new(null, Failure: e.GetType().Name);
        }
    }

    private async Task<PlatformAnswer> AskAsync(PlatformUpload upload, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var (id, number) = (upload.DocumentId, upload.Number);
        var version = await db.DocumentVersions.AsNoTracking().SingleAsync(v => v.DocumentId == id && v.Number == number, cancellationToken);
        if (version.ErasedAt is not null)
            return new(null, Refusal: Text.Of("UPLOAD_FILE_ERASED"));
        var paper = await db.Documents.AsNoTracking().Where(d => d.Id == id).Join(db.Applications, d => d.ApplicationId, a => a.Id, (d, a) => new { d.Type, d.ValidUntil, a.Uscc })
            .SingleAsync(cancellationToken);
        await using var file = files.OpenRead(version.Sha256);
        return await platform.UploadAsync(
            new(upload.IdempotencyKey, id, number, paper.Type, paper.Uscc, paper.ValidUntil, version.Format, version.Sha256, upload.Replaces), file, cancellationToken);
    }

    /// <summary>Notes what the platform said; false where there was no usable answer, or another process has noted it.</summary>
    private async Task<bool> NoteAsync(PlatformUpload asked, PlatformAnswer answer, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        if (await db.FindDocumentAsync(asked.DocumentId, cancellationToken) is not { } document
            || document.Versions.Single(v => v.Number == asked.Number).Upload is not { State: PlatformUploadState.Waiting } upload)
            return false;
        var now = Now;
        if (answer.Failure is not null)
            upload.PutOff(answer.Failure, answer.RetryAfter, now);
        else if (answer.Refusal is not null)
            Refuse(db, document, answer.Refusal, now);
        else
            await FinishAsync(db, document, answer.Reference, new(upload.ById), now, cancellationToken);
        return await db.TrySaveChangesAsync(cancellationToken) is null && answer.Failure is null;
    }

    private async Task FinishAsync(MerchantsDb db, Document document, string? reference, Actor by, DateTime at, CancellationToken cancellationToken)
    {
        Must(document.FinishUpload(reference, by, at, (await calendar.ForAsync(options.WorkingTime, cancellationToken)).FirstReviewDueAt(options, at)));
        await using var scope = scopes.Open();
        await scope.ServiceProvider.GetRequiredService<ReviewerChoice>().AssignAsync(db, document, at, cancellationToken);
    }

    private static void Refuse(MerchantsDb db, Document document, string words, DateTime at)
    {
        Must(document.RefuseUpload(words, at));
        db.Add(PlatformFinding.Refused(document, words, at));
    }

    private static void Must(IUserError? refused)
    {
        if (refused is not null)
            throw new InvalidOperationException(refused.Message);
    }

    [LoggerMessage(LogLevel.Error, "The upload of paper {Paper}, version {Number}, could not be made; it is tried again")]
    private static partial void LogFailed(ILogger logger, Exception failure, Guid paper, int number);
}
