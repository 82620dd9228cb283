using Modular.Kernel;

namespace Modular.Platform.Jobs;

/// <summary>What operators do about jobs. Administrators hold both.</summary>
internal static class JobPermissions
{
    public const string Read = "jobs:read";
    public const string Run = "jobs:run";

    public static IReadOnlyList<Permission> All { get; } =
    [
        new(Read, "See the jobs, when they run, and how their runs ended."),
        new(Run, "Let a job run now."),
    ];
}
