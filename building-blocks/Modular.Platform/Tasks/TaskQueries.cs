using Modular.GraphQL;

namespace Modular.Platform.Tasks;

/// <summary>What waits for the caller.</summary>
[QueryType]
[Authorize]
internal static class TaskQueries
{
    /// <summary>What waits for the caller in all modules, the most urgent first (FE-02): what he may do and nobody else has claimed. Tasks end by themselves when their object moves on.</summary>
    /// <param name="kinds">Only tasks of these kinds, by their stable names; all where it is not given.</param>
    /// <param name="claimedByMe">Whether to give only those that the caller has claimed; false where it is not given.</param>
    /// <param name="first">How many tasks, from the first on; 10 where it is not given, at most 50.</param>
    /// <param name="after">Only what comes after this cursor.</param>
    [UsePaging]
    public static Task<Page<WorkTask>> GetMyTasksAsync(
        IReadOnlyList<string>? kinds, bool? claimedByMe, int? first, string? after, TaskBoard board, CancellationToken cancellationToken) =>
        board.ReadAsync(kinds, claimedByMe ?? false, first ?? 10, after, cancellationToken);

    /// <summary>How many tasks of each kind wait for the caller (FE-02); every kind that he may do, those without a task too.</summary>
    [ListSize(AssumedSize = 20)]
    public static Task<IReadOnlyList<TaskCount>> GetMyTaskCountsAsync(TaskBoard board, CancellationToken cancellationToken) => board.CountAsync(null, cancellationToken);
}
