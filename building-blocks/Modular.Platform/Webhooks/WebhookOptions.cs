using System.Net;
using Microsoft.Extensions.Configuration;

namespace Modular.Platform.Webhooks;

/// <summary>The settings below <c>Webhooks</c>; every one has a default.</summary>
internal sealed class WebhookOptions
{
    /// <summary>What Standard Webhooks recommends: at once, then after these delays, about three days in all.</summary>
    private static readonly TimeSpan[] Recommended =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5),
        TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    /// <summary>Whether addresses may begin with <c>http:</c>; for development and tests.</summary>
    public bool AllowHttp { get; set; }

    /// <summary>Networks in CIDR notation that may be reached although they are not public, such as <c>10.20.0.0/16</c>.</summary>
    public string[] AllowedNetworks { get; set; } = [];

    /// <summary>How long a receiver may take to answer.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The delays before the second and each further attempt; unset means those that Standard Webhooks recommends.</summary>
    public TimeSpan[]? RetryDelays { get; set; }

    /// <summary>After how long without a success a webhook is disabled.</summary>
    public TimeSpan DisableAfter { get; set; } = TimeSpan.FromDays(5);

    /// <summary>The longest that a receiver is left alone on its own wish (<c>Retry-After</c>).</summary>
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long the secret before a rotation signs too.</summary>
    public TimeSpan SecretGrace { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long finished deliveries are kept.</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How many requests to one webhook run at a time in a process; to one that fails, one.</summary>
    public int Parallel { get; set; } = 4;

    /// <summary>How many run at a time in a process in all.</summary>
    public int ParallelInAll { get; set; } = 256;

    /// <summary>How many webhooks a merchant, or the platform, may have.</summary>
    public int MostPerOwner { get; set; } = 20;

    /// <summary>How long the sender waits at most before it looks again for what is due.</summary>
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The delays in force.</summary>
    public IReadOnlyList<TimeSpan> Delays => RetryDelays ?? Recommended;

    /// <summary>The allowed networks, read.</summary>
    public IReadOnlyList<IPNetwork> Networks { get; private set; } = [];

    /// <summary>After how long a running attempt counts as lost with its process.</summary>
    public TimeSpan Lease => Timeout + Timeout + TimeSpan.FromSeconds(30);

    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="InvalidOperationException">They are wrong.</exception>
    public static WebhookOptions Load(IConfiguration configuration)
    {
        var options = configuration.GetSection("Webhooks").Get<WebhookOptions>() ?? new();
        options.Networks = [.. options.AllowedNetworks.Select(text => IPNetwork.TryParse(text, out var network)
            ? network
            : throw new InvalidOperationException($"Webhooks:AllowedNetworks holds '{text}', which is no network such as 10.20.0.0/16."))];
        TimeSpan[] positive = [options.Timeout, options.DisableAfter, options.Retention, options.Poll];
        return positive.All(t => t > TimeSpan.Zero) && options.Delays.All(d => d >= TimeSpan.Zero) && options is { Parallel: >= 1, ParallelInAll: >= 1, MostPerOwner: >= 1 }
            ? options
            : throw new InvalidOperationException("Webhooks wants Timeout, DisableAfter, Retention and Poll above zero, no negative delay, and at least one webhook and request at a time.");
    }

    /// <summary>When to try again after so many failures; null where there were as many attempts as there are.</summary>
    /// <param name="failures">The failures so far, from 1.</param>
    /// <param name="at">The time now (UTC).</param>
    /// <param name="retryAfter">What the receiver asked for; null where it did not.</param>
    public DateTime? RetryAt(int failures, DateTime at, TimeSpan? retryAfter)
    {
        if (failures > Delays.Count)
            return null;
        // Later by up to a fifth, so that what failed together does not come back together.
        var delay = Delays[failures - 1] * (1 + (Random.Shared.NextDouble() / 5));
        return at + (PauseOf(retryAfter) is { } pause && pause > delay ? pause : delay);
    }

    /// <summary>How long the receiver is left alone on its wish; null where it has none.</summary>
    public TimeSpan? PauseOf(TimeSpan? retryAfter) => retryAfter > LongestPause ? LongestPause : retryAfter > TimeSpan.Zero ? retryAfter : null;
}
