using Modular.Kernel;
using Modular.Persistence;

namespace Modular.Host.Sensitive;

/// <summary>
/// While the ring has older keys, encrypts what lies under them anew as soon as the host is ready, beside its other work. It says when the
/// older keys can be taken out.
/// </summary>
internal sealed partial class RotateInBackground(
    KeyRing ring, IEnumerable<ISensitiveRows> modules, ILogger<RotateInBackground> logger) : IBackgroundWork
{
    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken stopping)
    {
        if (ring.OlderIds.Count == 0)
            return;
        try
        {
            var (rows, damaged) = (0, new List<string>());
            foreach (var module in modules)
            {
                var rotated = await module.RotateAsync(stopping);
                rows += rotated.Rows;
                damaged.AddRange(rotated.Damaged);
            }

            if (damaged.Count == 0)
                LogRotated(logger, rows, ring.NewestId, string.Join(", ", ring.OlderIds));
            else
                LogDamaged(logger, rows, ring.NewestId, string.Join(", ", damaged));
        }
        catch (Exception e) when (e is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            // A database that is away for now must not end the host; older keys still read.
            LogFailed(logger, e);
        }
    }

    [LoggerMessage(LogLevel.Information, "Sensitive values of {Rows} rows were encrypted anew under the key {Key}. Once every host was started with it, the keys {Older} can be taken out")]
    private static partial void LogRotated(ILogger logger, int rows, string key, string older);

    [LoggerMessage(LogLevel.Error, "Sensitive values of {Rows} rows were encrypted anew under the key {Key}; these cannot be read and were left: {Damaged}")]
    private static partial void LogDamaged(ILogger logger, int rows, string key, string damaged);

    [LoggerMessage(LogLevel.Error, "Encrypting sensitive values anew has stopped; the next start, or the command sensitive rotate, goes on")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
