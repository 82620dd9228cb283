using Microsoft.Extensions.Configuration;

namespace Modular.Platform.Notifications;

/// <summary>The settings below <c>Notifications</c>; every one has a default.</summary>
internal sealed class NotificationOptions
{
    /// <summary>How long notifications are kept, read or not; of what is older than that nobody is told any more.</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(180);

    /// <summary>Of what happened longer ago nobody is told by mail: what lay behind an outage is found in the inbox.</summary>
    public TimeSpan MailWithin { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="InvalidOperationException">They are wrong.</exception>
    public static NotificationOptions Load(IConfiguration configuration)
    {
        var options = configuration.GetSection("Notifications").Get<NotificationOptions>() ?? new();
        return options.Retention > TimeSpan.Zero && options.MailWithin >= TimeSpan.Zero
            ? options
            : throw new InvalidOperationException("Notifications wants Retention above zero, and MailWithin not below zero.");
    }
}
