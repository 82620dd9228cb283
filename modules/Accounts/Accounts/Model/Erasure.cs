using System.Text.Json;
using Accounts.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Accounts.Model;

/// <summary>How far the erasure of somebody's data has come (ACC-03).</summary>
internal enum ErasureStatus
{
    /// <summary>It was asked for, and can still be cancelled.</summary>
    Waiting,

    /// <summary>It has begun, and is carried through whatever happens: the user cannot sign in any more.</summary>
    Running,

    /// <summary>The data are gone, but for what is kept.</summary>
    Done,

    /// <summary>It was cancelled in time.</summary>
    Cancelled,
}

/// <summary>How erasures move between these.</summary>
internal static class ErasureStates
{
    public static StateMachine<ErasureStatus> Machine { get; } = new(
        (ErasureStatus.Waiting, ErasureStatus.Running), (ErasureStatus.Waiting, ErasureStatus.Cancelled), (ErasureStatus.Running, ErasureStatus.Done));
}

/// <summary>The erasure of one user's data across all modules (ACC-03). The row is what makes it durable: whatever is ended in the middle goes on from it.</summary>
internal sealed class Erasure : IVersioned
{
    private Erasure()
    {
    }

    /// <summary>The erasure's id.</summary>
    public ErasureId Id { get; private init; }

    /// <summary>Whose data.</summary>
    public UserId UserId { get; private init; }

    /// <summary>How far it has come.</summary>
    public ErasureStatus Status { get; private set; }

    /// <summary>When it was asked for (UTC).</summary>
    public DateTime RequestedAt { get; private init; }

    /// <summary>Who asked for it.</summary>
    [GraphQLIgnore]
    public UserId RequestedById { get; private init; }

    /// <summary>Why, where somebody else than the user asked for it; null otherwise.</summary>
    public string? Reason { get; private init; }

    /// <summary>When it begins (UTC); until then it can be cancelled.</summary>
    public DateTime DueAt { get; private init; }

    /// <summary>When it was done (UTC); null before.</summary>
    public DateTime? DoneAt { get; private set; }

    /// <summary>What was kept, as JSON: codes alone.</summary>
    [GraphQLIgnore]
    public string Kept { get; private set; } = "[]";

    /// <summary>Whether anything was kept, so that it is looked at again.</summary>
    [GraphQLIgnore]
    public bool HasKept { get; private set; }

    /// <summary>Counts the changes; compare it to see whether somebody changed it (FE-04).</summary>
    public int Version { get; private set; }

    /// <summary>What was kept, by module.</summary>
    [GraphQLIgnore]
    public IReadOnlyList<KeptBy> KeptByModules => JsonSerializer.Deserialize<List<KeptBy>>(Kept) ?? [];

    /// <summary>Asks for one.</summary>
    public static Erasure Request(UserId user, UserId by, string? reason, DateTime at, TimeSpan wait) => new()
    {
        Id = new(Guid.CreateVersion7()), UserId = user, RequestedById = by, Reason = reason, RequestedAt = at, DueAt = at + wait,
    };

    /// <summary>Leaves the data where they are.</summary>
    public IllegalTransitionError? Cancel() => Move(ErasureStatus.Cancelled);

    /// <summary>Begins, for good.</summary>
    public IllegalTransitionError? Begin() => Move(ErasureStatus.Running);

    /// <summary>Notes that it is done; again where kept data were looked at anew.</summary>
    public IllegalTransitionError? End(IReadOnlyList<KeptBy> kept, DateTime at)
    {
        if (Status != ErasureStatus.Done && Move(ErasureStatus.Done) is { } refused)
            return refused;
        (Kept, HasKept, DoneAt) = (JsonSerializer.Serialize(kept), kept.Count > 0, DoneAt ?? at);
        return null;
    }

    private IllegalTransitionError? Move(ErasureStatus to)
    {
        if (ErasureStates.Machine.Refuse(Text.Of("ERASURE"), Status, to) is { } refused)
            return refused;
        Status = to;
        return null;
    }
}

/// <summary>Data that a module has kept.</summary>
/// <param name="Module">The module.</param>
/// <param name="What">Which data, as a code.</param>
/// <param name="Reason">Why, as a code.</param>
/// <param name="Until">Until when (UTC); null where that is not settled.</param>
internal sealed record KeptBy(string Module, string What, string Reason, DateTime? Until);
