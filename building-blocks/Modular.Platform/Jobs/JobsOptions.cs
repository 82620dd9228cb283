using Microsoft.Extensions.Configuration;

namespace Modular.Platform.Jobs;

/// <summary>The settings below <c>Jobs</c> that are about all jobs.</summary>
internal sealed class JobsOptions
{
    /// <summary>Whether this process runs jobs by the clock; one that does not still runs what <c>runJob</c> asks of it.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>For how long a process may keep a slot without a sign of life. It gives one three times as often.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How late a slot may be begun before it counts as missed.</summary>
    public TimeSpan MisfireAfter { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How often a slot is begun whose processes die in the middle, from 1: a job that kills processes must not kill all of them.</summary>
    public int MaxAttempts { get; init; } = 3;

    /// <summary>How long runs are kept, in days; the newest of each job is kept for ever.</summary>
    public int KeepDays { get; init; } = 90;

    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="InvalidOperationException">They are wrong.</exception>
    public static JobsOptions Load(IConfiguration configuration)
    {
        var options = configuration.GetSection("Jobs").Get<JobsOptions>() ?? new();
        return options is { MaxAttempts: >= 1, KeepDays: >= 1 } && options.Lease >= TimeSpan.FromSeconds(1) && options.MisfireAfter > TimeSpan.Zero
            ? options
            : throw new InvalidOperationException("Jobs wants MaxAttempts and KeepDays from 1, Lease from a second, and MisfireAfter above zero.");
    }
}
