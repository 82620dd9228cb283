using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Modular.GraphQL;
using Modular.Kernel;

namespace Modular.Persistence;

/// <summary>Reads and writes a module's table <c>idempotency</c>.</summary>
internal sealed partial class OutcomeTable<TContext>(
    ModuleDatabase<TContext> database, KeyRing keys, IdempotencyOptions options, TimeProvider clock, ILogger<OutcomeTable<TContext>> logger)
    where TContext : ModuleDbContext
{
    private readonly RingCipher _outcomes = new(keys, "idempotency outcome");
    private readonly RingCipher _answers = new(keys, "idempotency answer");

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>
    /// Whose key is meant: another user's is another row. The merchants that the user acts for are no part of it, since they change: whoever has become a
    /// merchant in between would do everything a second time.
    /// </summary>
    public static byte[] RowOf(ICaller caller, string key)
    {
        var user = caller.UserId ?? throw new InvalidOperationException("An idempotency key belongs to a user, and the caller is none.");
        return SHA256.HashData(Encoding.UTF8.GetBytes($"{user}|{key}"));
    }

    /// <summary>What is stored in the row; null where nothing is, or nothing any more: what has expired makes room.</summary>
    public async Task<StoredAnswer?> FindAsync(TContext db, byte[] row, IdempotentCall call, CancellationToken cancellationToken)
    {
        if (await db.Set<StoredOutcome>().AsNoTracking().SingleOrDefaultAsync(o => o.Id == row, cancellationToken) is not { } stored)
            return null;
        var now = Now;
        if (stored.ExpiresAt <= now)
        {
            await db.Set<StoredOutcome>().Where(o => o.Id == row && o.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
            return null;
        }

        // Each begins with the hash of what it belongs to, encrypted as well: from a bare hash what was sent could be found out by trying.
        var outcome = _outcomes.Open(stored.Outcome, row);
        if (!outcome.AsSpan().StartsWith(call.Body))
            return new(false, [], null);
        var answer = stored.Answer is { } kept ? _answers.Open(kept, row) : [];
        var asked = AskedBy(db.Caller, call);
        return new(true, outcome[call.Body.Length..], answer.AsSpan().StartsWith(asked) ? answer[asked.Length..] : null);
    }

    /// <summary>Adds the row in the transaction under way.</summary>
    public async Task AddAsync(TContext db, byte[] row, IdempotentCall call, byte[] outcome, CancellationToken cancellationToken)
    {
        var now = Now;
        db.Add(new StoredOutcome
        {
            Id = row,
            UserId = db.Caller.UserId!.Value,
            Field = call.Field,
            Outcome = _outcomes.Seal([.. call.Body, .. outcome], row),
            DoneAt = now,
            ExpiresAt = now + options.Retention,
        });
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Keeps the bytes of the first answer. They are a convenience by then: a failure is logged and no more.</summary>
    public async Task KeepAnswerAsync(ICaller caller, byte[] row, IdempotentCall call, ReadOnlyMemory<byte> answer)
    {
        try
        {
            await using var db = database.Open(caller);
            var bytes = _answers.Seal([.. AskedBy(caller, call), .. answer.Span], row);
            await db.Set<StoredOutcome>().Where(o => o.Id == row && o.Answer == null).ExecuteUpdateAsync(set => set.SetProperty(o => o.Answer, bytes));
        }
        catch (Exception e)
        {
            NotKept(logger, e, call.Field);
        }
    }

    /// <summary>What the bytes of an answer were made for: the request, and whose merchants' data could be read in it. For anything else the outcome is read again.</summary>
    private static byte[] AskedBy(ICaller caller, IdempotentCall call)
    {
        var scope = caller.IsPlatformWide ? "*" : string.Join(',', caller.MerchantScope.Order());
        return SHA256.HashData([.. call.Request, .. Encoding.UTF8.GetBytes(scope)]);
    }

    [LoggerMessage(LogLevel.Warning, "The answer of {Field} was not kept for its repeats, which are answered from its outcome")]
    private static partial void NotKept(ILogger logger, Exception failure, string field);
}
