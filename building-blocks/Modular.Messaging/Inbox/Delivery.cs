using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Modular.Kernel;
using Modular.Persistence;

namespace Modular.Messaging;

/// <summary>
/// Hands the events of one module to one handler of another. The cursor, the event's message and the handler's effect are written in one transaction, in
/// this order: of several processes that hand out the same event, the others wait for that transaction, and see that it is done.
/// </summary>
internal sealed partial class Delivery<TContext>(
    Reaction reaction, IPagedFeed feed, ModuleDatabase<TContext> database, ISystemScopes scopes, MessagingOptions options,
    TimeProvider clock, WaitingMessages<TContext> waiting, ILogger logger)
    where TContext : MessagingDbContext
{
    private const int RetriesAtATime = 50;

    // Events that are meant for others move the stored cursor when they have become so many: what a new start looks through once more.
    private const int UnstoredAtMost = 10_000;

    // Where this process goes on; behind the stored cursor at worst, and what is behind that has its message.
    private long? _takenIn;
    private long _stored;

    // The same for others, who ask from other threads; -1 before the first page.
    private long _readTo = -1;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Hands out what there is, then waits for more.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        Task[] armed = [feed.Arm(), waiting.Arm()];
        var isMore = await TakeInAsync(cancellationToken) | await RetryAsync(cancellationToken);
        if (!isMore)
            await Waiting.ForAnyAsync(await UntilNextTryAsync(cancellationToken), cancellationToken, armed);
    }

    /// <summary>Whether everything that is in the feed now has been handled, or is parked.</summary>
    public async Task<bool> HasCaughtUpAsync(CancellationToken cancellationToken)
    {
        if (await feed.LastPositionAsync(cancellationToken) > Volatile.Read(ref _readTo))
            return false;
        await using var db = database.Open(SystemCaller.Instance);
        return !await Mine(db).Waiting().AnyAsync(cancellationToken);
    }

    /// <summary>Gives each new event its first try, or its place behind those of its object that still wait. True where there may be more.</summary>
    private async Task<bool> TakeInAsync(CancellationToken cancellationToken)
    {
        _takenIn ??= _stored = await StoredCursorAsync(cancellationToken);
        var page = await feed.FollowAsync(_takenIn.Value, reaction.Filter, cancellationToken);
        foreach (var happened in page.Events)
        {
            var isBehind = false;
            await TryAsync(happened, async db =>
            {
                // The cursor is taken until the end of the transaction; where it is further already, another process has been here.
                if (!await MoveCursorAsync(db, happened.Position, cancellationToken))
                    return false;
                var message = db.Add(NewMessage(happened)).Entity;
                var isFree = !await Mine(db).AnyAsync(m => m.AggregateId == happened.AggregateId && m.State != InboxState.Done, cancellationToken);
                // Where the handler runs, the message is saved with its effect.
                if (isFree)
                    message.Done();
                else
                    await db.SaveChangesAsync(cancellationToken);
                isBehind = !isFree;
                return isFree;
            }, cancellationToken);
            if (isBehind)
                waiting.Changed();
            _takenIn = _stored = happened.Position;
        }

        await SkipAsync(page.ReadTo, cancellationToken);
        _takenIn = page.ReadTo;
        Volatile.Write(ref _readTo, page.ReadTo);
        return !page.IsLast;
    }

    /// <summary>Remembers that up to there nothing more is meant for this handler, where it is worth a write.</summary>
    private async Task SkipAsync(long readTo, CancellationToken cancellationToken)
    {
        if (readTo - _stored < UnstoredAtMost)
            return;
        await using var db = database.Open(SystemCaller.Instance);
        await MoveCursorAsync(db, readTo, cancellationToken);
        _stored = readTo;
    }

    /// <summary>Tries again what is due and stands behind nothing of its object. True where it tried something: others may be free now.</summary>
    private async Task<bool> RetryAsync(CancellationToken cancellationToken)
    {
        if (await waiting.NextAsync(reaction.Name, feed.Module, cancellationToken) is not { } next || next > Now)
            return false;
        List<long> due;
        await using (var db = database.Open(SystemCaller.Instance))
        {
            var now = Now;
            due = await Mine(db).Waiting().Where(m => m.DueAt <= now)
                .Where(m => !Mine(db).Any(e => e.AggregateId == m.AggregateId && e.Position < m.Position && e.State != InboxState.Done))
                .OrderBy(m => m.Position).Take(RetriesAtATime).Select(m => m.Position).ToListAsync(cancellationToken);
        }

        foreach (var position in due)
        {
            var happened = await feed.FindAsync(position, cancellationToken);
            await TryAsync(happened, async db => await Mine(db)
                .Where(m => m.Position == position && m.State == InboxState.Waiting)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, InboxState.Done), cancellationToken) > 0, cancellationToken);
        }

        return due.Count > 0;
    }

    /// <summary>One try, all of it or nothing.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="claim">Notes the message as done, which is saved with the effect at the latest; false where the handler is not to run, and what was written stays.</param>
    /// <param name="cancellationToken">Cancelled when the process stops, which is no failure of the handler.</param>
    private async Task TryAsync(FeedEvent happened, Func<TContext, Task<bool>> claim, CancellationToken cancellationToken)
    {
        var hasBegun = false;
        try
        {
            await using var scope = scopes.Open();
            var db = scope.ServiceProvider.GetRequiredService<TContext>();
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            if (await claim(db))
            {
                hasBegun = true;
                await reaction.RunAsync(scope.ServiceProvider, feed.Module, happened, cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
        }
        catch (Exception e) when (hasBegun && !cancellationToken.IsCancellationRequested)
        {
            await NoteFailureAsync(happened, e, cancellationToken);
        }
    }

    private async Task NoteFailureAsync(FeedEvent happened, Exception why, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var message = await Mine(db).AsTracking().SingleOrDefaultAsync(m => m.Position == happened.Position, cancellationToken) ?? db.Add(NewMessage(happened)).Entity;
        // Another process has been luckier in the meantime.
        if (message.State == InboxState.Done)
            return;
        message.Failed(why, Now, options);
        await MoveCursorAsync(db, happened.Position, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        waiting.Changed();
        Failed(logger, why, reaction.Name, happened.Name, feed.Module, happened.Position, message.Tries, message.State);
    }

    private async Task<long> StoredCursorAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        return await MyCursor(db).Select(c => c.Position).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Moves the cursor forwards; false where it is there already.</summary>
    private async Task<bool> MoveCursorAsync(TContext db, long position, CancellationToken cancellationToken)
    {
        if (await MyCursor(db).Where(c => c.Position < position).ExecuteUpdateAsync(set => set.SetProperty(c => c.Position, position), cancellationToken) > 0)
            return true;
        if (await MyCursor(db).AnyAsync(cancellationToken))
            return false;
        db.Add(new InboxCursor { Handler = reaction.Name, Source = feed.Module, Position = position });
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Until the next failed message is due, but no longer than readers wait anyway.</summary>
    private async Task<TimeSpan> UntilNextTryAsync(CancellationToken cancellationToken)
    {
        var now = Now;
        return await waiting.NextAsync(reaction.Name, feed.Module, cancellationToken) is { } due && due > now && due - now < feed.Poll ? due - now : feed.Poll;
    }

    private IQueryable<InboxMessage> Mine(TContext db) => db.Set<InboxMessage>().AsNoTracking().Where(m => m.Handler == reaction.Name && m.Source == feed.Module);

    private IQueryable<InboxCursor> MyCursor(TContext db) => db.Set<InboxCursor>().AsNoTracking().Where(c => c.Handler == reaction.Name && c.Source == feed.Module);

    private InboxMessage NewMessage(FeedEvent happened) => InboxMessage.Of(reaction.Name, feed.Module, happened, Now);

    [LoggerMessage(LogLevel.Warning, "{Handler} failed on {Event} ({Source} {Position}), try {Try}; the message is {State} now")]
    private static partial void Failed(ILogger logger, Exception why, string handler, string @event, string source, long position, int @try, InboxState state);
}
