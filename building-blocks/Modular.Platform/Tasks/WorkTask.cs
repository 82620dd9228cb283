using Modular.GraphQL;
using Modular.Kernel;

namespace Modular.Platform.Tasks;

/// <summary>Something that waits for the caller (FE-02). It ends by itself when its object moves on.</summary>
internal sealed class WorkTask(TaskKind kind, OpenTask open, TaskClaim? claim, DateTime now)
{
    /// <summary>The task's id; opaque. It is another one when the object comes back to the state later.</summary>
    [ID]
    public string Id { get; } = new TaskId(kind.Code, open.Subject, open.Occurrence).ToString();

    /// <summary>The kind, by its stable name, for example <c>merchants.paper-first-review</c>.</summary>
    public string Kind => kind.Code;

    /// <summary>The mutation that does it.</summary>
    public string Action => kind.Mutation;

    /// <summary>What to show, in parts.</summary>
    [ListSize(AssumedSize = 3)]
    public IReadOnlyList<TitlePart> Title => open.Title;

    /// <summary>The object that it is about.</summary>
    public NodeId Subject => open.Subject;

    /// <summary>The merchant that it is about; null where there is none yet.</summary>
    [ID(Webhooks.WebhookOwner.MerchantType)]
    public Guid? MerchantId => open.MerchantId;

    /// <summary>By when it is to be done (UTC); null where there is no such time.</summary>
    public DateTime? DueAt => kind.IsDated ? open.When : null;

    /// <summary>Since when it waits (UTC); null where it has a time by which it is to be done.</summary>
    public DateTime? WaitingSince => kind.IsDated ? null : open.When;

    /// <summary>Whether it should have been done by now.</summary>
    public bool IsOverdue => DueAt < now;

    /// <summary>Who has taken it upon himself; null where nobody has.</summary>
    public TaskClaim? Claim => claim;

    /// <summary>Where it stands among all tasks.</summary>
    internal TaskOrder Order => new(kind.IsDated, open.When, kind.Code, open.Subject.Value);
}

/// <summary>How many tasks of a kind wait for the caller (FE-02).</summary>
/// <param name="Kind">The kind, by its stable name.</param>
/// <param name="Open">Those that nobody else has claimed.</param>
/// <param name="Overdue">Those of them that should have been done by now.</param>
/// <param name="Mine">Those that the caller has claimed.</param>
internal sealed record TaskCount(string Kind, int Open, int Overdue, int Mine);

/// <summary>Somebody else has the task (FE-02).</summary>
/// <param name="Message">Who has it.</param>
/// <param name="Holder">Who has it, by name; null for a user who is erased.</param>
/// <param name="At">Since when (UTC).</param>
internal sealed record TaskClaimedError(string Message, string? Holder, DateTime At) : IUserError
{
    /// <summary><c>TASK_CLAIMED</c>.</summary>
    public string Code => "TASK_CLAIMED";

    /// <summary>The claim stands against it.</summary>
    public static async Task<IUserError> ByAsync(TaskClaim claim, IUserNames users, CancellationToken cancellationToken)
    {
        var holder = (await users.NamesInOrderAsync([claim.HolderId], cancellationToken))[0];
        return new TaskClaimedError(Text.Of("TASK_CLAIMED", holder), holder, claim.At);
    }
}
