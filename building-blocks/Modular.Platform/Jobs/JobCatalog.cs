using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Modular.Kernel;
using Quartz;

namespace Modular.Platform.Jobs;

/// <summary>The jobs of this process, with the times that the settings give them.</summary>
internal sealed class JobCatalog
{
    private readonly SortedDictionary<string, ScheduledJob> _jobs = new(StringComparer.Ordinal);
    private readonly List<string> _problems = [];

    /// <summary>Reads the settings <c>Jobs:{name}:Cron</c>, <c>:TimeZone</c> and <c>:Enabled</c> of each job.</summary>
    public JobCatalog(IEnumerable<JobDeclaration> declarations, IConfiguration configuration)
    {
        foreach (var declaration in declarations)
        {
            var name = declaration.Schedule.Name;
            var settings = configuration.GetSection("Jobs").GetSection(name);
            if (_jobs.TryGetValue(name, out var other))
                _problems.Add($"{other.Type.FullName} and {declaration.Type.FullName} are both called {name}.");
            else if (Read(declaration, settings) is { } job)
                _jobs.Add(name, job);
        }
    }

    /// <summary>The jobs by their names, in the order of the names.</summary>
    public IReadOnlyDictionary<string, ScheduledJob> Jobs => _jobs;

    /// <summary>What is wrong with jobs and settings, a sentence each; they end the start.</summary>
    public IReadOnlyList<string> Problems => _problems;

    private ScheduledJob? Read(JobDeclaration declaration, IConfigurationSection settings)
    {
        var before = _problems.Count;
        var schedule = declaration.Schedule;
        var (cronText, zoneName, enabledText) = (settings["Cron"] ?? schedule.Cron, settings["TimeZone"] ?? schedule.TimeZone, settings["Enabled"] ?? "true");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zoneName, out var zone))
            _problems.Add($"Jobs:{schedule.Name}:TimeZone '{zoneName}' is not known here; write an IANA name, for example Asia/Shanghai.");
        if (!bool.TryParse(enabledText, out var isEnabled))
            _problems.Add($"Jobs:{schedule.Name}:Enabled is '{enabledText}'; write true or false.");
        try
        {
            var cron = CronExpression.Parse(cronText);
            return _problems.Count == before ? new(schedule.Name, declaration.Type, cron.WithTimeZone(zone!), isEnabled, schedule.Misfire) : null;
        }
        catch (FormatException e)
        {
            _problems.Add($"Jobs:{schedule.Name}:Cron '{cronText}' cannot be read: {e.Message}");
            return null;
        }
    }
}

/// <summary>Ends the start where jobs or their settings are wrong.</summary>
internal sealed class JobCatalogCheck(JobCatalog catalog) : IValidateOptions<JobsOptions>
{
    public ValidateOptionsResult Validate(string? name, JobsOptions options) =>
        catalog.Problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(catalog.Problems);
}
