using System.Globalization;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Modular.Kernel;

namespace Modular.Host;

/// <summary>The clock that everything goes by.</summary>
internal static class ClockSetup
{
    private const string Setting = "Clock:Ahead";

    /// <summary>
    /// Registers the clock. In Development it may go ahead of the machine's (<c>Clock:Ahead=40.00:00:00</c>), so that whoever builds a front end sees what is due in a month.
    /// Throws <see cref="HostStartException"/> where that is asked for elsewhere: what it wrote would be dated wrongly for ever.
    /// </summary>
    public static void AddClock(this WebApplicationBuilder builder)
    {
        if (builder.Configuration[Setting] is not { Length: > 0 } asked)
        {
            builder.Services.AddSingleton<TimeProvider>(new MicrosecondClock(TimeProvider.System));
            return;
        }

        if (!builder.Environment.IsDevelopment())
            throw new HostStartException($"{Setting} is set, and this is not Development.", $"leave {Setting} out");
        if (!TimeSpan.TryParse(asked, CultureInfo.InvariantCulture, out var ahead) || ahead < TimeSpan.Zero)
            throw new HostStartException($"{Setting} is '{asked}', which is no time ahead.", "write days and hours as 40.12:00:00, not below zero");
        builder.Services.AddSingleton<TimeProvider>(new MicrosecondClock(new ShiftedClock(TimeProvider.System, ahead)));
        builder.Services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).PostConfigure<TimeProvider>(JudgeBy);
    }

    // What checks tokens knows the machine's clock alone.
    private static void JudgeBy(JwtBearerOptions options, TimeProvider clock) => options.TokenValidationParameters.LifetimeValidator = (from, until, _, rules) =>
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return (from is null || from <= now + rules.ClockSkew) && until is { } end && end > now - rules.ClockSkew;
    };
}
