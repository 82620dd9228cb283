using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Modular.GraphQL;
using Modular.Persistence;

namespace Modular.Platform.Jobs;

/// <summary>What has become of a job at one of its slots.</summary>
[GraphQLName("JobRun")]
[NotAudited]
internal sealed class JobSlot
{
    private static readonly JsonSerializerOptions Json = JsonSerializerOptions.Web;

    /// <summary>The run's id.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The job's name.</summary>
    public string Job { get; init; } = "";

    /// <summary>The time that the schedule names (UTC), or at which somebody asked for the run. A job has one run at a slot.</summary>
    public DateTime Slot { get; init; }

    /// <summary>What made it run.</summary>
    public JobTrigger Trigger { get; init; }

    /// <summary>How it stands.</summary>
    public JobRunState State { get; init; }

    /// <summary>How often it was begun: more than once where a process died in the middle; 0 where it never was.</summary>
    public int Attempts { get; init; }

    /// <summary>Grows with each try of this job; null where there was none. Only the holder of the highest one may write how the run ended.</summary>
    public long? FencingNumber { get; init; }

    /// <summary>The process that runs it or ran it last: machine, process id and a part that tells restarts apart.</summary>
    public string Owner { get; init; } = "";

    /// <summary>Until when a RUNNING one is left to its owner without a sign of life (UTC).</summary>
    public DateTime LeaseUntil { get; init; }

    /// <summary>When it was first begun or, where it was skipped, decided (UTC).</summary>
    public DateTime StartedAt { get; init; }

    /// <summary>When it ended (UTC); null while it runs.</summary>
    public DateTime? EndedAt { get; init; }

    /// <summary>The class of the exception that it failed with; null where it did not.</summary>
    public string? ErrorType { get; init; }

    /// <summary>Why it failed, without personal data, at most 500 characters; the log has the rest under the correlation id.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>The trace of the last try, 32 hexadecimal digits, by which the log knows it; null before it has ended.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The figures as JSON.</summary>
    [GraphQLIgnore]
    public string? CountsJson { get; init; }

    /// <summary>What the job has counted, in the order of the names; empty before it has ended.</summary>
    public IReadOnlyList<JobCount> Counts => CountsJson is null ? [] :
        [.. JsonSerializer.Deserialize<SortedDictionary<string, long>>(CountsJson, Json)!.Select(c => new JobCount(c.Key, c.Value))];

    /// <summary>The figures as the row keeps them.</summary>
    internal static string Write(IReadOnlyDictionary<string, long> counts) => JsonSerializer.Serialize(counts, Json);
}

/// <summary>A figure that a job has counted.</summary>
/// <param name="Name">What was counted.</param>
/// <param name="Value">How many.</param>
internal sealed record JobCount(string Name, long Value);

/// <summary>What makes a job run.</summary>
internal enum JobTrigger
{
    /// <summary>Its schedule.</summary>
    Schedule,

    /// <summary>Somebody who asked for it.</summary>
    Request,
}

/// <summary>How a run stands.</summary>
internal enum JobRunState
{
    /// <summary>A process works on it, or died doing so and will be replaced when its lease is over.</summary>
    Running,

    /// <summary>It has done its work.</summary>
    Succeeded,

    /// <summary>It ended with an error.</summary>
    Failed,

    /// <summary>It was missed, and the job does not catch up.</summary>
    Skipped,
}

/// <summary>From when on a job is known: earlier slots were never missed.</summary>
[NotAudited]
internal sealed class KnownJob
{
    public string Name { get; init; } = "";

    public DateTime Since { get; init; }
}

internal sealed class JobSlotConfiguration : IEntityTypeConfiguration<JobSlot>, IEntityTypeConfiguration<KnownJob>
{
    public const int NameLength = 100;
    public const int ErrorLength = 500;

    private const int OwnerLength = 200;
    private const int CountsLength = 2000;

    public void Configure(EntityTypeBuilder<JobSlot> builder)
    {
        builder.ToTable("job_slots");
        builder.Ignore(s => s.Counts);
        builder.Property(s => s.Job).HasMaxLength(NameLength);
        builder.Property(s => s.Owner).HasMaxLength(OwnerLength);
        builder.Property(s => s.ErrorType).HasMaxLength(NameLength);
        builder.Property(s => s.ErrorMessage).HasMaxLength(ErrorLength);
        builder.Property(s => s.CorrelationId).HasMaxLength(32);
        builder.Property(s => s.CountsJson).HasColumnName("Counts").HasMaxLength(CountsLength);
        builder.HasIndex(s => new { s.Job, s.Slot }).IsUnique();
        builder.HasIndex(s => new { s.Job, s.FencingNumber }).IsUnique();
        // Of one job, one slot runs at a time.
        builder.HasIndex(s => s.Job).IsUnique().HasFilter("\"State\" = 'Running'").HasDatabaseName("IX_job_slots_running");
        builder.HasIndex(s => new { s.StartedAt, s.Id });
    }

    public void Configure(EntityTypeBuilder<KnownJob> builder)
    {
        builder.ToTable("jobs");
        builder.HasKey(j => j.Name);
        builder.Property(j => j.Name).HasMaxLength(NameLength);
    }
}
