using Microsoft.Extensions.Configuration;

namespace Modular.Persistence;

/// <summary>The settings below <c>Audit</c>.</summary>
public sealed class AuditOptions
{
    /// <summary>How long a signed head may lag behind what is committed.</summary>
    public TimeSpan HeadLag { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="InvalidOperationException">They are wrong.</exception>
    public static AuditOptions Load(IConfiguration configuration)
    {
        var options = configuration.GetSection("Audit").Get<AuditOptions>() ?? new();
        return options.HeadLag > TimeSpan.Zero && options.HeadLag <= TimeSpan.FromMinutes(1)
            ? options
            : throw new InvalidOperationException("Audit:HeadLag wants a time above zero and of one minute at most, for example 00:00:01.");
    }
}
