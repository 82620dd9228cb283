using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;
using Modular.Platform.Jobs;
using Modular.Platform.Persistence;

namespace Modular.Platform.Tests.Jobs;

/// <summary>Tests with one job, <see cref="TallyJob"/>, every hour unless said, and processes that share the database with the module's own.</summary>
public abstract class JobTests : ModuleTests<PlatformModule>
{
    private readonly List<(CancellationTokenSource Stop, Task Working)> _processes = [];

    protected Tally Tally { get; } = new();

    internal JobClaims Claims => Opened.Services.GetRequiredService<JobClaims>();

    /// <summary>The claims of another process on the same database.</summary>
    internal JobClaims OtherClaims() => ActivatorUtilities.CreateInstance<JobClaims>(Opened.Services);

    protected Task<ModuleHost> UseJobAsync(DatabaseKind on, string cron = "0 0 * * * ?", JobMisfire misfire = JobMisfire.RunOnce, params (string Key, string Value)[] settings) => UseAsync(on, new()
    {
        Fakes = s => s.AddSingleton(Tally).AddJob<TallyJob>(new JobAttribute(TallyJob.Name, cron) { TimeZone = "UTC", Misfire = misfire }),
        Settings = settings.ToDictionary(s => s.Key, s => (string?)s.Value),
    });

    /// <summary>Starts what runs jobs, in as many processes, and waits until the job is known.</summary>
    protected async Task StartAsync(int processes = 1)
    {
        for (var i = 0; i < processes; i++)
        {
            var claims = OtherClaims();
            var runner = ActivatorUtilities.CreateInstance<JobRunner>(Opened.Services, claims);
            var stop = new CancellationTokenSource();
            _processes.Add((stop, ActivatorUtilities.CreateInstance<JobScheduler>(Opened.Services, claims, runner).RunAsync(stop.Token)));
        }

        await UntilAsync(async () =>
        {
            await using var db = Opened.OpenDatabase<PlatformDb>();
            return await db.Jobs.AnyAsync(j => j.Name == TallyJob.Name);
        }, TimeSpan.Zero);
    }

    /// <summary>Stops them, as a host that ends.</summary>
    protected async Task StopAsync()
    {
        foreach (var (stop, _) in _processes)
            await stop.CancelAsync();
        await Task.WhenAll(_processes.Select(p => p.Working)).WaitAsync(Longest.Wait);
        foreach (var (stop, _) in _processes)
            stop.Dispose();
        _processes.Clear();
    }

    /// <summary>Lets time pass, step by step, until it is so.</summary>
    protected async Task UntilAsync(Func<Task<bool>> isSo, TimeSpan? step = null)
    {
        using var limit = new CancellationTokenSource(Longest.Wait);
        while (!await isSo())
        {
            await Task.Delay(20, limit.Token);
            Opened.Clock.Advance(step ?? TimeSpan.FromSeconds(1));
        }
    }

    internal async Task<List<JobSlot>> RowsAsync()
    {
        await using var db = Opened.OpenDatabase<PlatformDb>();
        return await db.JobSlots.AsNoTracking().Where(s => s.Job == TallyJob.Name).OrderBy(s => s.Slot).ToListAsync();
    }

    public override async Task DisposeAsync()
    {
        await StopAsync();
        await base.DisposeAsync();
    }
}
