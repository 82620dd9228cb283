using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Modular.Persistence;

/// <summary>The audit trail of one module in this process: keeps the signed head, and verifies.</summary>
internal interface IModuleAudit
{
    /// <summary>The module.</summary>
    string Module { get; }

    /// <summary>Verifies the rows against each other and against the signed head.</summary>
    Task<AuditVerification> VerifyAsync(CancellationToken cancellationToken);
}

/// <summary>The audit trail of the module whose context is <typeparamref name="TContext"/>.</summary>
internal sealed partial class ModuleAudit<TContext>(
    string module, ModuleDatabase<TContext> database, AuditHeadFile file, AuditOptions options, TimeProvider clock, ILogger<BackgroundLoops> logger)
    : IModuleAudit, IAsyncDisposable where TContext : ModuleDbContext
{
    /// <summary>How much longer than the lag transactions of one process may take from their first row to their commit.</summary>
    private static readonly TimeSpan LongestTransaction = TimeSpan.FromMinutes(1);

    private readonly BackgroundLoops _loops = new(logger);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private AuditHead? _head;
    private AuditProblem? _told;
    private bool _isStarted;

    /// <inheritdoc/>
    public string Module => module;

    /// <summary>Begins to keep the head; after the module's migrations. Where the chain is empty, its first head is signed.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await KeepHeadAsync(cancellationToken);
        _isStarted = true;
        _loops.Run($"{module}: signing the head of the audit", async stop =>
        {
            var armed = database.PlacedOf(AuditChain.Instance).Arm();
            await KeepHeadAsync(stop);
            await Task.Delay(options.HeadLag, stop);
            // Other processes place rows as well, and do not tell this one.
            await Waiting.ForAnyAsync(options.HeadLag, stop, armed);
        });
    }

    /// <summary>Follows the chain from the head on, and signs its end: never what does not continue what was signed before.</summary>
    /// <returns>Null where the head stands for all sealed rows; otherwise why it does not.</returns>
    public async Task<(AuditProblem Problem, long? Position)?> KeepHeadAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var problem = await ExtendAsync(cancellationToken);
            if (problem?.Problem is { } found && found != _told)
                Broken(logger, module, found, problem.Value.Position);
            _told = problem?.Problem;
            return problem;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<AuditVerification> VerifyAsync(CancellationToken cancellationToken)
    {
        var kept = await KeepHeadAsync(cancellationToken);
        // In this order: what is signed meanwhile may be newer than the file was when it was read, and the file can stand for more rows than there are only if some are gone.
        var signed = _head;
        var head = await file.ReadAsync(cancellationToken);
        await using var db = database.Open(SystemCaller.Instance);
        var found = await ChainVerification.RunAsync(db, head, file.Exists, cancellationToken);
        if (!found.IsValid)
            return found;
        return head!.Position < signed?.Position
            ? found with { FirstBadPosition = head.Position + 1, Problem = AuditProblem.HeadOutdated }
            : found with { FirstBadPosition = kept?.Position, Problem = kept?.Problem };
    }

    /// <summary>Signs the head a last time.</summary>
    public async ValueTask DisposeAsync()
    {
        await _loops.DisposeAsync();
        try
        {
            if (_isStarted)
                await KeepHeadAsync(CancellationToken.None);
        }
        catch (Exception e) when (StorageFailure.IsTemporary(e) || e is IOException or UnauthorizedAccessException)
        {
            // The next start goes on from the head that is there.
            NotSigned(logger, e, module);
        }

        _turn.Dispose();
    }

    private async Task<(AuditProblem Problem, long? Position)?> ExtendAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var end = (await AuditChain.Last(db).FirstOrDefaultAsync(cancellationToken))?.Position ?? 0;
        if (_head is null)
        {
            _head = await file.ReadAsync(cancellationToken);
            if (_head is null && (file.Exists || end > 0))
                return (file.Exists ? AuditProblem.HeadForged : AuditProblem.HeadMissing, null);
            _head ??= file.Write(db.AuditStart, clock.GetUtcNow().UtcDateTime);
            if (await IsOutdatedAsync(db, _head.Position, cancellationToken))
            {
                var after = _head.Position + 1;
                _head = null;
                return (AuditProblem.HeadOutdated, after);
            }
        }

        if (end < _head.Position)
            return (AuditProblem.CutOff, end + 1);
        if (end == _head.Position)
            return null;
        var check = new ChainCheck(_head.Link);
        if (await check.FollowAsync(db, end, cancellationToken) is { } bad)
            return bad;
        _head = file.Write(check.Last, clock.GetUtcNow().UtcDateTime);
        return null;
    }

    // Of one process, a head lags behind by the last moments before a crash. Where several share a database, the others go on without this one.
    private async Task<bool> IsOutdatedAsync(TContext db, long position, CancellationToken cancellationToken)
    {
        if (database.Provider == DatabaseProvider.Postgres)
            return false;
        var after = db.Set<AuditRow>().Where(r => r.Position > position);
        var first = await after.OrderBy(r => r.Position).Select(r => (DateTime?)r.At).FirstOrDefaultAsync(cancellationToken);
        var last = await after.OrderByDescending(r => r.Position).Select(r => (DateTime?)r.At).FirstOrDefaultAsync(cancellationToken);
        return last - first > options.HeadLag + LongestTransaction;
    }

    [LoggerMessage(LogLevel.Critical, "The audit trail of {Module} is not what was written ({Problem}, position {Position}); its head is signed no more until somebody has looked at it")]
    private static partial void Broken(ILogger logger, string module, AuditProblem problem, long? position);

    [LoggerMessage(LogLevel.Error, "The head of the audit trail of {Module} could not be signed at the end")]
    private static partial void NotSigned(ILogger logger, Exception failure, string module);
}
