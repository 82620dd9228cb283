using System.Security.Claims;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Modular.GraphQL.Server.Streams;

/// <summary>Asks the application whether what a caller was let in for holds still, while a connection or stream is open.</summary>
internal sealed partial class StandingCheck(IOptions<GraphQLServerOptions> options, ILogger<StandingCheck> logger)
{
    private readonly StreamOptions _options = options.Value.Streams;

    /// <summary>Whether the application is to be asked at all.</summary>
    public bool IsAsked => _options.StillHolds is not null;

    /// <summary>How often.</summary>
    public TimeSpan Interval => _options.StillHoldsInterval;

    /// <summary>Asks once.</summary>
    public async Task<bool> HoldsAsync(ClaimsPrincipal user)
    {
        try
        {
            return _options.StillHolds is not { } ask || await ask(user);
        }
        catch (Exception e)
        {
            LogUnknown(logger, e);
            return true;
        }
    }

    /// <summary>Asks until it holds no more; then it ends the deadline.</summary>
    /// <returns>Whether it ended for that: false where the token did.</returns>
    public async Task<bool> EndWithAsync(ClaimsPrincipal user, Http.RequestDeadline deadline, CancellationToken cancellationToken)
    {
        if (!IsAsked)
            return false;
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                if (await HoldsAsync(user))
                    continue;
                deadline.End();
                return true;
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The stream has ended.
        }

        return false;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Whether the caller of an open stream may go on is not known, as nobody could be asked; it goes on for now")]
    private static partial void LogUnknown(ILogger logger, Exception exception);
}
