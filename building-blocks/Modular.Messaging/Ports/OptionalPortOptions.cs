using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Modular.Kernel;

namespace Modular.Messaging;

/// <summary>The settings of one optional port: <c>Within</c> and <c>Otherwise</c>.</summary>
/// <param name="Within">How long the answer is waited for.</param>
/// <param name="Otherwise">The verdict that applies without an answer.</param>
internal sealed record OptionalPortOptions<TVerdict>(TimeSpan Within, TVerdict Otherwise) where TVerdict : struct, Enum
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="InvalidOperationException">They are wrong.</exception>
    public static OptionalPortOptions<TVerdict> Load(IConfigurationSection settings, TVerdict otherwise)
    {
        var (within, verdict) = (TimeSpan.FromSeconds(2), otherwise);
        if (settings["Within"] is { } time && (!TimeSpan.TryParse(time, System.Globalization.CultureInfo.InvariantCulture, out within) || within <= TimeSpan.Zero || within > Longest))
            throw new InvalidOperationException($"{settings.Path}:Within is '{time}'; write a time above zero and up to {Longest}, as 00:00:02.");
        if (settings["Otherwise"] is { } text && (!Enum.TryParse(text, ignoreCase: true, out verdict) || !Enum.IsDefined(verdict)))
            throw new InvalidOperationException($"{settings.Path}:Otherwise is '{text}'; write one of {string.Join(", ", Enum.GetNames<TVerdict>())}.");
        return new(within, verdict);
    }
}

/// <summary>Registers ports that need nobody to answer them.</summary>
public static class OptionalPortRegistration
{
    /// <summary>Registers <see cref="OptionalPort{TPort, TVerdict}"/> for a port of the module's contracts.</summary>
    /// <param name="services">The process's services.</param>
    /// <param name="settings">The section of its settings: <c>Within</c> (2 s unless set, at most 30 s) and <c>Otherwise</c>.</param>
    /// <param name="otherwise">The verdict that applies without an answer, unless the settings say another.</param>
    /// <exception cref="InvalidOperationException">The settings are wrong.</exception>
    public static IServiceCollection AddOptionalPort<TPort, TVerdict>(this IServiceCollection services, IConfigurationSection settings, TVerdict otherwise)
        where TPort : class where TVerdict : struct, Enum
    {
        var options = OptionalPortOptions<TVerdict>.Load(settings, otherwise);
        return services.AddSingleton(s => new OptionalPort<TPort, TVerdict>(
            s.GetRequiredService<ISystemScopes>(), options, s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILoggerFactory>().CreateLogger<OptionalPort<TPort, TVerdict>>()));
    }
}
