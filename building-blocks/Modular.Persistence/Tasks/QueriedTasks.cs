using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Modular.Persistence;

/// <summary>A task as a module's query gives it.</summary>
/// <typeparam name="TId">The typed id of the object.</typeparam>
public sealed class TaskRow<TId> where TId : struct
{
    /// <summary>The object.</summary>
    public required TId Id { get; init; }

    /// <summary>Which stay of the object in this state it is.</summary>
    public required int Occurrence { get; init; }

    /// <summary>By when it is to be done, or since when it waits (UTC).</summary>
    public required DateTime When { get; init; }

    /// <summary>The merchant that it is about; null where there is none yet.</summary>
    public Guid? MerchantId { get; init; }

    /// <summary>What to show.</summary>
    public required IReadOnlyList<TitlePart> Title { get; init; }
}

/// <summary>The tasks that a query of a module's database gives (FE-02): one statement for a page, whatever the number of tasks.</summary>
/// <param name="kind">The kind.</param>
/// <param name="open">The tasks that are open for the caller.</param>
public sealed class QueriedTasks<TId>(TaskKind kind, IQueryable<TaskRow<TId>> open) : ITaskSource where TId : struct
{
    // Made once: the database orders typed ids, and C# knows no > for them.
    private static readonly MethodInfo Greater = typeof(QueriedTasks<TId>).GetMethod(nameof(IsGreater), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly Func<Guid, TId> Typed = MakeTyped();

    /// <inheritdoc/>
    public TaskKind Kind => kind;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<OpenTask>> ReadAsync(TaskRange range, CancellationToken cancellationToken)
    {
        var tasks = open;
        if (range.After is { } after)
            tasks = Beyond(tasks, after);
        if (range.Without.Count > 0)
            tasks = Except(tasks, [.. range.Without.Select(Typed)]);
        if (range.Only is { } only)
            tasks = Among(tasks, [.. only.Select(Typed)]);
        return Tasks(await tasks.OrderBy(t => t.When).ThenBy(t => t.Id).Take(range.Count).ToListAsync(cancellationToken));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<OpenTask>> FindAsync(IReadOnlyCollection<Guid> subjects, CancellationToken cancellationToken) =>
        subjects.Count == 0 ? [] : Tasks(await Among(open, [.. subjects.Select(Typed)]).ToListAsync(cancellationToken));

    /// <inheritdoc/>
    public async Task<TaskTally> CountAsync(DateTime before, CancellationToken cancellationToken) => new(
        await open.CountAsync(cancellationToken), kind.IsDated ? await open.CountAsync(t => t.When < before, cancellationToken) : 0);

    private static IQueryable<TaskRow<TId>> Among(IQueryable<TaskRow<TId>> tasks, List<TId> ids) => tasks.Where(t => ids.Contains(t.Id));

    private static IQueryable<TaskRow<TId>> Except(IQueryable<TaskRow<TId>> tasks, List<TId> ids) => tasks.Where(t => !ids.Contains(t.Id));

    private static IQueryable<TaskRow<TId>> Beyond(IQueryable<TaskRow<TId>> tasks, TaskPlace after)
    {
        var time = after.When;
        if (after.Subject is not { } subject)
            return after.IncludesTime ? tasks.Where(t => t.When >= time) : tasks.Where(t => t.When > time);
        // Captured values, so that they become parameters of the statement.
        var id = Typed(subject);
        Expression<Func<DateTime>> thatTime = () => time;
        Expression<Func<TId>> thatId = () => id;
        var task = Expression.Parameter(typeof(TaskRow<TId>), "task");
        var when = Expression.Property(task, nameof(TaskRow<>.When));
        var behind = Expression.GreaterThan(Expression.Property(task, nameof(TaskRow<>.Id)), thatId.Body, false, Greater);
        return tasks.Where(Expression.Lambda<Func<TaskRow<TId>, bool>>(
            Expression.OrElse(Expression.GreaterThan(when, thatTime.Body), Expression.AndAlso(Expression.Equal(when, thatTime.Body), behind)), task));
    }

    private static IReadOnlyList<OpenTask> Tasks(List<TaskRow<TId>> rows) =>
        [.. rows.Select(r => new OpenTask(NodeId.Of(r.Id), r.Occurrence, r.When, r.MerchantId, r.Title))];

    private static bool IsGreater(TId left, TId right) => throw new InvalidOperationException("This comparison is made by the database only.");

    private static Func<Guid, TId> MakeTyped()
    {
        var value = Expression.Parameter(typeof(Guid));
        return Expression.Lambda<Func<Guid, TId>>(Expression.New(typeof(TId).GetConstructor([typeof(Guid)])!, value), value).Compile();
    }
}
