using Microsoft.Extensions.Configuration;
using Modular.Kernel;

namespace Modular.Messaging;

/// <summary>The settings below <c>Messaging</c>.</summary>
public sealed class MessagingOptions
{
    /// <summary>How long a reader of events waits at most before it looks again, woken or not: what a lost hint costs.</summary>
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often a handler tries one event before the message is parked, from 1.</summary>
    public int MaxTries { get; set; } = 5;

    /// <summary>How long it waits after the first failure; twice as long after each further one.</summary>
    public TimeSpan FirstRetry { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long it waits at most between two tries.</summary>
    public TimeSpan LongestRetry { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long messages are kept that have been handled.</summary>
    public TimeSpan KeepDone { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="InvalidOperationException">They are wrong.</exception>
    public static MessagingOptions Load(IConfiguration configuration)
    {
        var options = configuration.GetSection("Messaging").Get<MessagingOptions>() ?? new();
        return options is { MaxTries: >= 1 } && options.Poll > TimeSpan.Zero && options.FirstRetry >= TimeSpan.Zero && options.LongestRetry >= options.FirstRetry && options.KeepDone >= TimeSpan.Zero
            ? options
            : throw new InvalidOperationException("Messaging wants MaxTries from 1, Poll above zero, LongestRetry not below FirstRetry, and KeepDone not below zero.");
    }

    /// <summary>How long to wait after so many failures.</summary>
    internal TimeSpan RetryAfter(int tries) => new Backoff(FirstRetry, LongestRetry).After(tries);
}
