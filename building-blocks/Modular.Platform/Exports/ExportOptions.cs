using Microsoft.Extensions.Configuration;

namespace Modular.Platform.Exports;

/// <summary>The settings below <c>Exports</c>; every one has a default.</summary>
internal sealed class ExportOptions
{
    /// <summary>The most rows that a file may have; what a sheet of Excel takes is a little over a million.</summary>
    public int MostRows { get; set; } = 100_000;

    /// <summary>The most columns that a file may have.</summary>
    public int MostColumns { get; set; } = 60;

    /// <summary>How many exports a user may have waiting or running.</summary>
    public int MostOpen { get; set; } = 5;

    /// <summary>How many exports a process works on at a time.</summary>
    public int Parallel { get; set; } = 2;

    /// <summary>After how many rows what was read is kept, so that a crash costs no more than these.</summary>
    public int PartRows { get; set; } = 1_000;

    /// <summary>How long a file can be downloaded.</summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(24);

    /// <summary>For how long rows that tell who exported what are kept.</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(180);

    /// <summary>When an export without a sign of life is taken over.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often processes look for exports that others were asked for.</summary>
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often an export is tried while nothing of it succeeds.</summary>
    public int Attempts { get; set; } = 5;

    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="InvalidOperationException">They are wrong.</exception>
    public static ExportOptions Load(IConfiguration configuration)
    {
        var options = configuration.GetSection("Exports").Get<ExportOptions>() ?? new();
        return options is { MostRows: > 0 and <= 1_000_000, MostColumns: > 0, MostOpen: > 0, Parallel: > 0, PartRows: > 0, Attempts: > 0 }
            && options.Lifetime > TimeSpan.Zero && options.Lease > TimeSpan.Zero && options.Poll > TimeSpan.Zero && options.Retention >= options.Lifetime
            ? options
            : throw new InvalidOperationException("Exports wants numbers and times above zero, at most 1,000,000 rows, and a Retention not below Lifetime.");
    }
}
