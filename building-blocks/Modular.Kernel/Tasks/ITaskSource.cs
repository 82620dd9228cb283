using Modular.GraphQL;

namespace Modular.Kernel;

/// <summary>
/// One kind of work that waits for people (FE-02). A module registers one for each of its kinds; the platform merges them, most urgent first, and keeps who
/// has claimed what. A task is no row: it is there while its object is in the state, and is seen only by whom the object's rules let act.
/// </summary>
public interface ITaskSource
{
    /// <summary>The kind.</summary>
    TaskKind Kind { get; }

    /// <summary>The most urgent tasks of a range, in the order of their times and then of their subjects.</summary>
    Task<IReadOnlyList<OpenTask>> ReadAsync(TaskRange range, CancellationToken cancellationToken);

    /// <summary>The open tasks of these objects, whatever range they lie in.</summary>
    Task<IReadOnlyList<OpenTask>> FindAsync(IReadOnlyCollection<Guid> subjects, CancellationToken cancellationToken);

    /// <summary>How many are open for the caller.</summary>
    /// <param name="before">What is due before this time counts as overdue (UTC).</param>
    /// <param name="cancellationToken">Reaches the database command.</param>
    Task<TaskTally> CountAsync(DateTime before, CancellationToken cancellationToken);
}

/// <summary>A kind of task.</summary>
/// <param name="Code">The stable name, <c>module.what-it-is</c>.</param>
/// <param name="Mutation">The mutation that does it; whoever may not call it does not see the tasks.</param>
/// <param name="IsDated">Whether its tasks have to be done by a time; otherwise the time is that since which they wait.</param>
public sealed record TaskKind(string Code, string Mutation, bool IsDated);

/// <summary>A task that waits.</summary>
/// <param name="Subject">The object that it is about.</param>
/// <param name="Occurrence">Which stay of the object in this state it is: a claim holds for one.</param>
/// <param name="When">By when it is to be done, or since when it waits, as its kind says (UTC).</param>
/// <param name="MerchantId">The merchant that it is about; null where there is none yet.</param>
/// <param name="Title">What to show, in parts that a front end words.</param>
public sealed record OpenTask(NodeId Subject, int Occurrence, DateTime When, Guid? MerchantId, IReadOnlyList<TitlePart> Title);

/// <summary>A part of a task's title.</summary>
/// <param name="Name">What it is, for example <c>legalName</c>.</param>
/// <param name="Value">The value; a code in upper snake case where the name says so.</param>
public sealed record TitlePart(string Name, string Value);

/// <summary>Which tasks of a kind are read.</summary>
/// <param name="Count">How many at most.</param>
/// <param name="Without">Objects that are left out.</param>
/// <param name="Only">The objects that are looked at; null for all.</param>
public sealed record TaskRange(int Count, IReadOnlyCollection<Guid> Without, IReadOnlyCollection<Guid>? Only = null)
{
    /// <summary>Where the range begins; null for the first task.</summary>
    public TaskPlace? After { get; init; }
}

/// <summary>A place among the tasks of a kind.</summary>
/// <param name="When">The time.</param>
/// <param name="Subject">The last of the subjects of that time that is not in the range; null where none of them is (<paramref name="IncludesTime"/> false) or all are (true).</param>
/// <param name="IncludesTime">Whether, without a subject, tasks of that very time are in the range.</param>
public sealed record TaskPlace(DateTime When, Guid? Subject, bool IncludesTime = false);

/// <summary>How many tasks of a kind are open.</summary>
/// <param name="Open">All of them.</param>
/// <param name="Overdue">Those that should have been done.</param>
public sealed record TaskTally(int Open, int Overdue);
