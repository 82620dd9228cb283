namespace Modular.Kernel;

/// <summary>Names a job (<see cref="IJob"/>) and says when it runs. The settings <c>Jobs:{name}:Cron</c>, <c>:TimeZone</c> and <c>:Enabled</c> take precedence.</summary>
/// <param name="name">The stable name, <c>module.what-it-does</c>: a job that is renamed is another job.</param>
/// <param name="cron">When, as Quartz writes it, with seconds first: <c>0 0 2 * * ?</c> is every night at two.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class JobAttribute(string name, string cron) : Attribute
{
    /// <summary>The stable name.</summary>
    public string Name { get; } = name;

    /// <summary>When, with seconds first.</summary>
    public string Cron { get; } = cron;

    /// <summary>
    /// The IANA name of the zone that the cron expression speaks of. Where a clock change skips a time, the job runs as soon as the skipped hour is over;
    /// where an hour comes twice, a job at a fixed time runs in the first, one that runs all day in both.
    /// </summary>
    public string TimeZone { get; init; } = "Asia/Shanghai";

    /// <summary>What becomes of times at which no process ran.</summary>
    public JobMisfire Misfire { get; init; } = JobMisfire.RunOnce;
}

/// <summary>What becomes of slots that passed while no process could work them off.</summary>
public enum JobMisfire
{
    /// <summary>The newest of them is run late, once, in place of all.</summary>
    RunOnce,

    /// <summary>None of them is run; the newest is noted as SKIPPED.</summary>
    Skip,
}
