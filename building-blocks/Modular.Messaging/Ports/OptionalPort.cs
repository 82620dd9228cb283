using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Modular.Kernel;

namespace Modular.Messaging;

/// <summary>
/// Asks for a verdict at a port that another module may answer or not: the asking module's contracts declare it, as the call runs against the dependencies
/// (<c>IOrderScreening</c>). Nobody waits longer than the time limit; where it is absent, a configured verdict applies, and where it is late or failing, another one may.
/// </summary>
/// <typeparam name="TPort">The interface in the asking module's contracts.</typeparam>
/// <typeparam name="TVerdict">What it may say.</typeparam>
public sealed partial class OptionalPort<TPort, TVerdict> where TPort : class where TVerdict : struct, Enum
{
    private readonly ISystemScopes _scopes;
    private readonly OptionalPortOptions<TVerdict> _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;

    internal OptionalPort(ISystemScopes scopes, OptionalPortOptions<TVerdict> options, TimeProvider clock, ILogger logger) =>
        (_scopes, _options, _clock, _logger) = (scopes, options, clock, logger);

    /// <summary>Asks, as the system in a scope of its own: one who is late disturbs nobody. The question must change nothing, since its answer may not be waited for.</summary>
    /// <param name="ask">Calls the port; the token is cancelled when nobody waits any more.</param>
    /// <param name="cancellationToken">Ends the waiting without a verdict.</param>
    public async Task<PortVerdict<TVerdict>> AskAsync(Func<TPort, CancellationToken, Task<TVerdict>> ask, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // Taken here: a question that is asked late, on a busy machine, comes when the source is gone.
        var waiting = limit.Token;
        // Elsewhere, as the port may also block.
        var asked = Task.Run(() => AskInScopeAsync(ask, waiting), CancellationToken.None);
        try
        {
            return await asked.WaitAsync(_options.Within, _clock, cancellationToken) is { } verdict
                ? new(verdict, VerdictSource.Answered)
                : new(_options.Otherwise, VerdictSource.Absent);
        }
        catch (TimeoutException) when (!asked.IsCompleted)
        {
            LogLate(_logger, typeof(TPort).FullName!, _options.Within, _options.Unanswered.ToString());
            await limit.CancelAsync();
            _ = asked.ContinueWith(late => LogFailed(_logger, late.Exception, typeof(TPort).FullName!, "nothing any more"), CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            return new(_options.Unanswered, VerdictSource.Late);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(_logger, e, typeof(TPort).FullName!, _options.Unanswered.ToString());
            return new(_options.Unanswered, VerdictSource.Failed);
        }
    }

    private async Task<TVerdict?> AskInScopeAsync(Func<TPort, CancellationToken, Task<TVerdict>> ask, CancellationToken cancellationToken)
    {
        await using var scope = _scopes.Open();
        return scope.ServiceProvider.GetService<TPort>() is { } port ? await ask(port, cancellationToken) : null;
    }

    [LoggerMessage(LogLevel.Warning, "{Port} has not answered within {Within}; {Verdict} applies")]
    private static partial void LogLate(ILogger logger, string port, TimeSpan within, string verdict);

    [LoggerMessage(LogLevel.Error, "{Port} failed; {Verdict} applies")]
    private static partial void LogFailed(ILogger logger, Exception? why, string port, string verdict);
}

/// <summary>A verdict, and where it comes from.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Source">Who has given it.</param>
public sealed record PortVerdict<TVerdict>(TVerdict Verdict, VerdictSource Source) where TVerdict : struct, Enum;

/// <summary>Where a verdict comes from.</summary>
public enum VerdictSource
{
    /// <summary>The port has answered.</summary>
    Answered,

    /// <summary>No module answers the port; the configured verdict applies.</summary>
    Absent,

    /// <summary>It took too long; the configured verdict applies.</summary>
    Late,

    /// <summary>It failed; the configured verdict applies, and the log tells why.</summary>
    Failed,
}
