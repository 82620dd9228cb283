using Microsoft.Extensions.Configuration;

namespace Modular.Persistence;

/// <summary>The settings below <c>Idempotency</c>.</summary>
public sealed class IdempotencyOptions
{
    /// <summary>How long what was done under a key is kept, from when it was done: so long repeats get its answer.</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromHours(72);

    /// <summary>How long a repeat waits for a call that runs under its key before it is told so.</summary>
    public TimeSpan Wait { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="DatabaseSettingsException">They are wrong.</exception>
    public static IdempotencyOptions Load(IConfiguration configuration)
    {
        var options = new IdempotencyOptions();
        try
        {
            configuration.GetSection("Idempotency").Bind(options);
        }
        catch (InvalidOperationException e)
        {
            throw new DatabaseSettingsException($"A setting below Idempotency cannot be read: {e.InnerException?.Message ?? e.Message}", Advice);
        }

        return options.Retention > TimeSpan.Zero && options.Wait >= TimeSpan.Zero && options.Wait <= TimeSpan.FromMinutes(1)
            ? options
            : throw new DatabaseSettingsException($"Idempotency:Retention is {options.Retention} and Idempotency:Wait is {options.Wait}.", Advice);
    }

    private const string Advice = "write Idempotency:Retention as days.hours:minutes:seconds above zero (3.00:00:00 unless set), and Idempotency:Wait from 00:00:00 to 00:01:00";
}
