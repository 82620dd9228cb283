using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Platform.Persistence;

namespace Modular.Platform.Tasks;

/// <summary>The tasks of all modules that the caller may do, and the claims on them (FE-02). The number of its statements follows from the number of kinds alone.</summary>
internal sealed class TaskBoard(IEnumerable<ITaskSource> sources, AllowedActions allowed, PlatformDb db, ICaller caller, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The most urgent tasks that nobody else has claimed.</summary>
    /// <param name="kinds">The kinds that are asked for; null for all.</param>
    /// <param name="isMine">Whether only those count that the caller has claimed.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="after">The cursor behind which they begin; null for the first.</param>
    /// <param name="cancellationToken">Reaches the database commands.</param>
    public async Task<Page<WorkTask>> ReadAsync(IReadOnlyList<string>? kinds, bool isMine, int count, string? after, CancellationToken cancellationToken)
    {
        var place = after is null ? null : TaskOrder.Parse(after);
        var mine = Sources(kinds);
        var claims = await ClaimsAsync(mine, cancellationToken);
        var found = new List<WorkTask>();
        foreach (var source in mine)
        {
            var (any, begin) = place?.In(source.Kind) ?? (true, null);
            var own = claims.OwnOf(source.Kind.Code);
            if (!any || (isMine && own.Count == 0))
                continue;
            var range = new TaskRange(count + 1, claims.OthersOf(source.Kind.Code), isMine ? own : null) { After = begin };
            found.AddRange((await source.ReadAsync(range, cancellationToken)).Select(t => new WorkTask(source.Kind, t, claims.Of(source.Kind.Code, t), Now)));
        }

        found.Sort((a, b) => a.Order.CompareTo(b.Order));
        return new([.. found.Take(count).Select(t => new PageItem<WorkTask>(t, t.Order.ToCursor()))], found.Count > count, async () =>
            (await CountAsync(kinds, cancellationToken)).Sum(c => isMine ? c.Mine : c.Open));
    }

    /// <summary>How many tasks of each kind wait for the caller.</summary>
    public async Task<IReadOnlyList<TaskCount>> CountAsync(IReadOnlyList<string>? kinds, CancellationToken cancellationToken)
    {
        var mine = Sources(kinds);
        var claims = await ClaimsAsync(mine, cancellationToken);
        var counts = new List<TaskCount>();
        foreach (var source in mine)
        {
            var all = await source.CountAsync(Now, cancellationToken);
            var taken = claims.Live.Where(c => c.Kind == source.Kind.Code && !c.IsOwn).ToList();
            counts.Add(new(
                source.Kind.Code, all.Open - taken.Count, all.Overdue - taken.Count(c => source.Kind.IsDated && c.When < Now), claims.OwnOf(source.Kind.Code).Count));
        }

        return counts;
    }

    /// <summary>The task, where it is open for the caller; null otherwise.</summary>
    public async Task<(ITaskSource Source, OpenTask Task)?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (TaskId.Parse(id) is not { } wanted || Sources([wanted.Kind]) is not [var source])
            return null;
        var open = (await source.FindAsync([wanted.Subject.Value], cancellationToken)).SingleOrDefault(t => t.Subject == wanted.Subject && t.Occurrence == wanted.Occurrence);
        return open is null ? null : (source, open);
    }

    /// <summary>The claim on a task as a client sees it.</summary>
    public WorkTask Show(ITaskSource source, OpenTask task, TaskClaim? claim) => new(source.Kind, task, claim, Now);

    private List<ITaskSource> Sources(IReadOnlyList<string>? kinds) =>
        [.. sources.Where(s => (kinds is null || kinds.Contains(s.Kind.Code)) && allowed.MayCall(s.Kind.Mutation)).OrderBy(s => s.Kind.Code, StringComparer.Ordinal)];

    /// <summary>The claims that hold: those whose task is still there.</summary>
    private async Task<HeldTasks> ClaimsAsync(List<ITaskSource> mine, CancellationToken cancellationToken)
    {
        var codes = mine.ConvertAll(s => s.Kind.Code);
        var rows = await db.TaskClaims.AsNoTracking().Where(c => codes.Contains(c.Kind)).ToListAsync(cancellationToken);
        var live = new List<HeldTask>();
        foreach (var source in mine)
        {
            var claims = rows.Where(c => c.Kind == source.Kind.Code).ToDictionary(c => c.SubjectId);
            foreach (var task in await source.FindAsync(claims.Keys, cancellationToken))
            {
                if (claims[task.Subject.Value] is var claim && claim.Occurrence == task.Occurrence)
                    live.Add(new(claim.Kind, task.Subject.Value, task.When, claim, claim.HolderId == caller.UserId));
            }
        }

        return new(live);
    }
}

/// <summary>A task that somebody has claimed.</summary>
internal sealed record HeldTask(string Kind, Guid Subject, DateTime When, TaskClaim Claim, bool IsOwn);

/// <summary>The tasks that somebody has claimed.</summary>
internal sealed record HeldTasks(IReadOnlyList<HeldTask> Live)
{
    public IReadOnlyCollection<Guid> OwnOf(string kind) => [.. Live.Where(h => h.Kind == kind && h.IsOwn).Select(h => h.Subject)];

    public IReadOnlyCollection<Guid> OthersOf(string kind) => [.. Live.Where(h => h.Kind == kind && !h.IsOwn).Select(h => h.Subject)];

    public TaskClaim? Of(string kind, OpenTask task) => Live.FirstOrDefault(h => h.Kind == kind && h.Subject == task.Subject.Value)?.Claim;
}
