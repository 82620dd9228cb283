using Microsoft.Extensions.Configuration;

namespace Modular.Messaging;

/// <summary>The settings below <c>Commands</c>.</summary>
public sealed class CommandOptions
{
    /// <summary>How long a caller has from sending a command to committing what it was sent for; longer than any request may take.</summary>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long one try to take a command back may take; after that another process may try.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often it is tried to take a command back before it is parked, from 1.</summary>
    public int MaxTries { get; set; } = 20;

    /// <summary>How long ended commands are remembered on both sides: longer than anybody may repeat one.</summary>
    public TimeSpan Keep { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="InvalidOperationException">They are wrong.</exception>
    public static CommandOptions Load(IConfiguration configuration)
    {
        var options = configuration.GetSection("Commands").Get<CommandOptions>() ?? new();
        return options is { MaxTries: >= 1 } && options.Deadline > TimeSpan.Zero && options.Lease > TimeSpan.Zero && options.Keep >= options.Deadline
            ? options
            : throw new InvalidOperationException("Commands wants MaxTries from 1, Deadline and Lease above zero, and Keep not below Deadline.");
    }
}
