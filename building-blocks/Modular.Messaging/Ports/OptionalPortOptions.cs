using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Modular.Kernel;

namespace Modular.Messaging;

/// <summary>The settings of one optional port: <c>Within</c>, <c>Otherwise</c> and <c>Unanswered</c>.</summary>
/// <param name="Within">How long the answer is waited for.</param>
/// <param name="Otherwise">The verdict that applies where nobody is there to answer.</param>
/// <param name="Unanswered">The verdict that applies where somebody is there, and is late or fails.</param>
internal sealed record OptionalPortOptions<TVerdict>(TimeSpan Within, TVerdict Otherwise, TVerdict Unanswered) where TVerdict : struct, Enum
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="InvalidOperationException">They are wrong.</exception>
    public static OptionalPortOptions<TVerdict> Load(IConfigurationSection settings, TVerdict otherwise, TVerdict? unanswered)
    {
        var within = TimeSpan.FromSeconds(2);
        if (settings["Within"] is { } time && (!TimeSpan.TryParse(time, System.Globalization.CultureInfo.InvariantCulture, out within) || within <= TimeSpan.Zero || within > Longest))
            throw new InvalidOperationException($"{settings.Path}:Within is '{time}'; write a time above zero and up to {Longest}, as 00:00:02.");
        var absent = VerdictOf(settings, nameof(Otherwise)) ?? otherwise;
        return new(within, absent, VerdictOf(settings, nameof(Unanswered)) ?? unanswered ?? absent);
    }

    private static TVerdict? VerdictOf(IConfigurationSection settings, string name)
    {
        if (settings[name] is not { } text)
            return null;
        return Enum.TryParse<TVerdict>(text, ignoreCase: true, out var verdict) && Enum.IsDefined(verdict)
            ? verdict
            : throw new InvalidOperationException($"{settings.Path}:{name} is '{text}'; write one of {string.Join(", ", Enum.GetNames<TVerdict>())}.");
    }
}

/// <summary>Registers ports that need nobody to answer them.</summary>
public static class OptionalPortRegistration
{
    /// <summary>Registers <see cref="OptionalPort{TPort, TVerdict}"/> for a port of the module's contracts.</summary>
    /// <param name="services">The process's services.</param>
    /// <param name="settings">The section of its settings: <c>Within</c> (2 s unless set, at most 30 s), <c>Otherwise</c> and <c>Unanswered</c>.</param>
    /// <param name="otherwise">The verdict that applies where nobody is there to answer, unless the settings say another.</param>
    /// <param name="unanswered">The verdict that applies where somebody is there, and is late or fails, unless the settings say another; null for the same as where nobody is there.</param>
    /// <exception cref="InvalidOperationException">The settings are wrong.</exception>
    public static IServiceCollection AddOptionalPort<TPort, TVerdict>(this IServiceCollection services, IConfigurationSection settings, TVerdict otherwise, TVerdict? unanswered = null)
        where TPort : class where TVerdict : struct, Enum
    {
        var options = OptionalPortOptions<TVerdict>.Load(settings, otherwise, unanswered);
        return services.AddSingleton(s => new OptionalPort<TPort, TVerdict>(
            s.GetRequiredService<ISystemScopes>(), options, s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILoggerFactory>().CreateLogger<OptionalPort<TPort, TVerdict>>()));
    }
}
