using Modular.GraphQL;
using Modular.Kernel;

namespace Modular.Platform.Jobs;

/// <summary>There is no job of that name.</summary>
/// <param name="Message">Which name, and which there are.</param>
/// <param name="Name">The name as it was given.</param>
internal sealed record UnknownJobError(string Message, string Name) : IUserError
{
    /// <summary><c>UNKNOWN_JOB</c>.</summary>
    public string Code => "UNKNOWN_JOB";
}

/// <summary>The job runs at another slot, and of one job one slot runs at a time.</summary>
/// <param name="Message">Since when it runs.</param>
/// <param name="Running">The run that is in the way.</param>
internal sealed record JobAlreadyRunningError(string Message, JobSlot Running) : IUserError
{
    /// <summary><c>JOB_ALREADY_RUNNING</c>.</summary>
    public string Code => "JOB_ALREADY_RUNNING";
}

/// <summary>Letting a job run now.</summary>
[MutationType]
internal static class RunJobMutation
{
    /// <summary>Lets a job run now, in the process that answers, and does not wait for its end. Asked again for the same slot, it answers with the run that there is.</summary>
    /// <param name="name">The job's name.</param>
    /// <param name="slot">The time that the run stands for (UTC), not in the future: one run for each. Now unless said.</param>
    /// <returns>The run.</returns>
    [Authorize(JobPermissions.Run)]
    [Error<UnknownJobError>]
    [Error<JobAlreadyRunningError>]
    [Error<InvalidInputError>]
    [return: GraphQLName("run")]
    public static async Task<FieldResult<JobSlot>> RunJobAsync(
        string name, DateTime? slot, JobCatalog catalog, JobClaims claims, JobRunner runner, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!catalog.Jobs.TryGetValue(name, out var job))
            return new[] { new UnknownJobError(Text.Of("UNKNOWN_JOB", name, string.Join(", ", catalog.Jobs.Keys)), name) };
        var now = clock.GetUtcNow().UtcDateTime;
        var at = slot?.ToUniversalTime() ?? now;
        if (at > now)
            return new[] { Text.Invalid("slot", "SLOT_IN_THE_FUTURE", at) };
        var (claimed, inTheWay) = await claims.ClaimAsync(job.Name, at, JobTrigger.Request, cancellationToken);
        if (claimed is not null)
            _ = runner.Begin(job, claimed);
        else if (inTheWay!.Slot != at)
            return new[] { new JobAlreadyRunningError(Text.Of("JOB_ALREADY_RUNNING", name, inTheWay.StartedAt), inTheWay) };
        return claimed ?? inTheWay!;
    }
}
