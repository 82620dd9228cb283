using Modular.Host.Access;
using Modular.Kernel;

namespace Modular.Host.Sensitive;

/// <summary>The keys of sensitive values, and the rotation beside the host's work.</summary>
internal static class SensitiveSetup
{
    /// <summary>Registers the keys. Throws <see cref="HostStartException"/> where there are none that may be used.</summary>
    public static void AddSensitiveKeys(this WebApplicationBuilder builder, HostSettings settings) =>
        builder.Services.AddSingleton(builder.LoadKeys(KeyRingFiles.Sensitive, settings));

    /// <summary>Registers the keys and the rotation.</summary>
    public static void AddSensitive(this WebApplicationBuilder builder, HostSettings settings)
    {
        builder.AddSensitiveKeys(settings);
        builder.Services.AddSingleton<IBackgroundWork, RotateInBackground>();
    }
}
