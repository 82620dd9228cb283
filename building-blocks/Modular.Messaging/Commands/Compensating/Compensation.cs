using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Modular.Kernel;
using Modular.Persistence;

namespace Modular.Messaging;

/// <summary>Takes back what a module has asked of others and has not kept in time.</summary>
internal interface ICompensation
{
    /// <summary>The module.</summary>
    string Module { get; }

    /// <summary>Takes back all that is due. May run in several processes at a time.</summary>
    /// <param name="run">Where it counts.</param>
    /// <param name="cancellationToken">Ends it between two commands.</param>
    Task RunAsync(JobRun run, CancellationToken cancellationToken);

    /// <summary>The commands that could not be taken back, oldest first, at most so many.</summary>
    Task<IReadOnlyList<ParkedCommand>> ParkedAsync(int first, CancellationToken cancellationToken);

    /// <summary>Lets a parked command be tried again as if it had never failed.</summary>
    /// <returns>The command; null where none of that id is parked here.</returns>
    Task<ParkedCommand?> ReplayAsync(Guid id, CancellationToken cancellationToken);
}

/// <summary>
/// Takes back the commands of one module. Whoever does so first claims the intention in its own transaction: from then on nothing can be committed that the command
/// was sent for. Then the owner is told, as often as it takes.
/// </summary>
internal sealed partial class Compensation<TContext>(
    string module, ModuleDatabase<TContext> database, IEnumerable<DeclaredPort> ports, ISystemScopes scopes,
    CommandOptions options, MessagingOptions retries, TimeProvider clock, ILogger<Compensation<TContext>> logger) : ICompensation
    where TContext : MessagingDbContext
{
    private const int Batch = 50;

    private readonly Dictionary<string, Type> _ports = ports.ToDictionary(p => p.Name, p => p.Type);

    public string Module => module;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        List<CommandIntention> due;
        do
        {
            due = await DueAsync(cancellationToken);
            foreach (var intention in due)
                run.Count((await TakeBackAsync(intention, cancellationToken)).ToString().ToLowerInvariant());
        }
        while (due.Count == Batch);
    }

    /// <summary>One try to take a command back, whether it is due or not.</summary>
    /// <returns>What has become of it in this try: unchanged where another one has it.</returns>
    public async Task<IntentionState> TakeBackAsync(CommandIntention intention, CancellationToken cancellationToken)
    {
        if (await ClaimAsync(intention, cancellationToken) is not { } claimed)
            return intention.State;
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            using var lease = clock.CreateTimer(_ => limit.Cancel(), null, options.Lease, Timeout.InfiniteTimeSpan);
            var ending = await CancelAsync(claimed, limit.Token);
            return ending == CommandEnding.Confirmed
                ? await FailAsync(claimed, new CommandConfirmedException(claimed.Port), isFinal: true, cancellationToken)
                : await WriteAsync(claimed, IntentionState.Cancelled, Now, claimed.Tries, null, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return await FailAsync(claimed, e, isFinal: false, cancellationToken);
        }
    }

    public async Task<IReadOnlyList<ParkedCommand>> ParkedAsync(int first, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var parked = await db.Set<CommandIntention>().AsNoTracking().Where(i => i.State == IntentionState.Parked).OrderBy(i => i.DueAt).Take(first).ToListAsync(cancellationToken);
        return [.. parked.Select(Told)];
    }

    public async Task<ParkedCommand?> ReplayAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var parked = db.Set<CommandIntention>().Where(i => i.Id == id && i.State == IntentionState.Parked);
        if (await parked.AsNoTracking().SingleOrDefaultAsync(cancellationToken) is not { } intention)
            return null;
        var now = Now;
        var freed = await parked.ExecuteUpdateAsync(set => set
            .SetProperty(i => i.State, IntentionState.Taken).SetProperty(i => i.Tries, 0).SetProperty(i => i.DueAt, now), cancellationToken);
        return freed > 0 ? Told(intention) : null;
    }

    private async Task<List<CommandIntention>> DueAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var now = Now;
        return await db.Set<CommandIntention>().AsNoTracking()
            .Where(i => (i.State == IntentionState.Open || i.State == IntentionState.Taken) && i.DueAt <= now)
            .OrderBy(i => i.DueAt).ThenBy(i => i.Id).Take(Batch).ToListAsync(cancellationToken);
    }

    private async Task<CommandIntention?> ClaimAsync(CommandIntention found, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var (state, due, until) = (found.State, found.DueAt, Now + options.Lease);
        if (state is not (IntentionState.Open or IntentionState.Taken))
            return null;
        // Where it is open, whoever keeps it or gives it more time may be faster; where it is taken, another sweeper.
        var claimed = await db.Set<CommandIntention>()
            .Where(i => i.Id == found.Id && i.State == state && i.Claims == found.Claims && i.DueAt == due)
            .ExecuteUpdateAsync(set => set
                .SetProperty(i => i.State, IntentionState.Taken).SetProperty(i => i.Claims, i => i.Claims + 1).SetProperty(i => i.DueAt, until), cancellationToken) > 0;
        return claimed ? await Claimed(db, found.Id, found.Claims + 1).AsNoTracking().SingleOrDefaultAsync(cancellationToken) : null;
    }

    private async Task<CommandEnding> CancelAsync(CommandIntention claimed, CancellationToken cancellationToken)
    {
        var type = _ports.GetValueOrDefault(claimed.Port) ?? throw new InvalidOperationException($"No module here answers {claimed.Port}.");
        await using var scope = scopes.Open();
        return await ((ICommandPort)scope.ServiceProvider.GetRequiredService(type)).CancelAsync(new(claimed.Id), cancellationToken);
    }

    private async Task<IntentionState> FailAsync(CommandIntention claimed, Exception why, bool isFinal, CancellationToken cancellationToken)
    {
        var tries = claimed.Tries + 1;
        var state = isFinal || tries >= options.MaxTries ? IntentionState.Parked : IntentionState.Taken;
        var written = await WriteAsync(
            claimed, state, Now + retries.RetryAfter(tries), tries, FailureText.Of(why), cancellationToken);
        Failed(logger, why, module, claimed.Id, claimed.Port, tries, written);
        return written;
    }

    private async Task<IntentionState> WriteAsync(CommandIntention claimed, IntentionState state, DateTime due, int tries, string? error, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        await Claimed(db, claimed.Id, claimed.Claims).ExecuteUpdateAsync(set => set
            .SetProperty(i => i.State, state).SetProperty(i => i.DueAt, due).SetProperty(i => i.Tries, tries).SetProperty(i => i.Error, error), cancellationToken);
        return state;
    }

    /// <summary>The row of a claim, for as long as nobody has taken it over.</summary>
    private static IQueryable<CommandIntention> Claimed(TContext db, Guid id, int claim) =>
        db.Set<CommandIntention>().Where(i => i.Id == id && i.Claims == claim && i.State == IntentionState.Taken);

    private ParkedCommand Told(CommandIntention intention) => new(intention.Id, module, intention.Port, intention.Tries, intention.Error ?? "");

    [LoggerMessage(LogLevel.Warning, "{Module} could not take the command {Command} to {Port} back, try {Try}; it is {State} now")]
    private static partial void Failed(ILogger logger, Exception why, string module, Guid command, string port, int @try, IntentionState state);
}

/// <summary>The owner says that a command stands which the sender has never kept: somebody has confirmed what was not committed.</summary>
internal sealed class CommandConfirmedException(string port)
    : Exception($"{port} has confirmed the command, although what it was sent for was not committed. The effect stands; decide by hand.");
