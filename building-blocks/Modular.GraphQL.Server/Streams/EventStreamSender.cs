using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Server.Http;

namespace Modular.GraphQL.Server.Streams;

/// <summary>
/// Answers a request with server-sent events: one or many responses, then the end. What the engine refuses is a response too,
/// since browsers show a page nothing of an event stream that did not open.
/// </summary>
internal sealed partial class EventStreamSender(
    IRequestExecutor executor, IOptions<GraphQLServerOptions> options, UserRenewal renewal, StandingCheck standing, StreamMetrics metrics, IHostApplicationLifetime application, TimeProvider clock, ILogger<EventStreamSender> logger)
{
    // The longest that a timer takes.
    private static readonly TimeSpan Forever = TimeSpan.FromDays(24);

    private const string StandingLost = "The session has ended, or what it may do has changed.";

    private readonly StreamOptions _options = options.Value.Streams;

    /// <summary>Runs the request and streams what it gives. The deadline is that of the request until a subscription is open, then that of the caller's token.</summary>
    public async Task SendAsync(HttpContext context, RequestDeadline deadline, GraphQLRequest request)
    {
        var lastEventId = context.Request.Headers["Last-Event-ID"].ToString();
        var stream = await executor.StreamAsync(
            request with { LastEventId = lastEventId.Length > 0 ? lastEventId : null, RenewUser = renewal.Renew }, deadline.Token);
        if (stream.Single is { Outcome: ExecutionOutcome.KindNotAllowed } refused)
        {
            using (refused)
                await ResponseSender.SendAsync(context, ResponseFormat.Json, refused);
            return;
        }

        var output = Start(context);
        try
        {
            if (stream.Single is { } single)
            {
                using (single)
                    await output.NextAsync(single.Body, single.EventId, context.RequestAborted);
                await output.CompleteAsync(context.RequestAborted);
                return;
            }

            await FollowAsync(context, deadline, output, stream.Events!);
        }
        catch (TimeoutException)
        {
            LogSlow(logger, request.CorrelationId);
            context.Abort();
        }
    }

    private EventStreamWriter Start(HttpContext context)
    {
        var response = context.Response;
        response.ContentType = AcceptHeader.EventStream + "; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        return new EventStreamWriter(response.BodyWriter, _options.SlowConsumerTimeout);
    }

    private async Task FollowAsync(HttpContext context, RequestDeadline deadline, EventStreamWriter output, IAsyncEnumerable<ExecutionResult> events)
    {
        var expiry = ConnectionIdentity.Of(context).ExpiresAt;
        var left = expiry is { } end ? end - clock.GetUtcNow() : Forever;
        deadline.Start(left < TimeSpan.Zero ? TimeSpan.Zero : left < Forever ? left : Forever, context.RequestAborted);
        await using var stopping = application.ApplicationStopping.UnsafeRegister(static d => ((RequestDeadline)d!).End(), deadline);
        metrics.EventStreams.Add(1);
        using var ended = new CancellationTokenSource();
        var standsNoMore = standing.EndWithAsync(context.User, deadline, ended.Token);
        try
        {
            await PumpAsync(deadline, output, events);
        }
        catch (OperationCanceledException) when (deadline.IsOver)
        {
            // Without the end's mark a client knows that there is more to come, and connects again.
            if (context.RequestAborted.IsCancellationRequested || application.ApplicationStopping.IsCancellationRequested)
                return;
            var reason = standsNoMore is { IsCompleted: true, Result: true } ? StandingLost : "The token has expired.";
            using var expired = executor.Refuse(ExecutionOutcome.SourceFailed, new GraphQLError(reason) { Code = ErrorCodes.InvalidToken });
            await output.NextAsync(expired.Body, null, context.RequestAborted);
        }
        finally
        {
            await ended.CancelAsync();
            await standsNoMore;
            metrics.EventStreams.Add(-1);
        }

        await output.CompleteAsync(context.RequestAborted);
    }

    private async Task PumpAsync(RequestDeadline deadline, EventStreamWriter output, IAsyncEnumerable<ExecutionResult> events)
    {
        await using var reading = events.GetAsyncEnumerator(deadline.Token);
        using var timer = new PeriodicTimer(_options.KeepAliveInterval);
        var tick = timer.WaitForNextTickAsync(CancellationToken.None).AsTask();
        var moving = reading.MoveNextAsync().AsTask();
        // Opens the stream at the client, which else would wait for the first event.
        await GuardAsync(output.KeepAliveAsync(deadline.Token), moving, deadline);
        while (true)
        {
            await Task.WhenAny(moving, tick);
            if (tick.IsCompleted)
            {
                tick = timer.WaitForNextTickAsync(CancellationToken.None).AsTask();
                if (!moving.IsCompleted)
                    await GuardAsync(output.KeepAliveAsync(deadline.Token), moving, deadline);
            }

            if (!moving.IsCompleted)
                continue;
            if (!await moving)
                return;
            using (var response = reading.Current)
                await output.NextAsync(response.Body, response.EventId, deadline.Token);
            moving = reading.MoveNextAsync().AsTask();
        }
    }

    // An enumerator may not be disposed of while it moves; when the client is gone it is told to stop first.
    private static async ValueTask GuardAsync(ValueTask write, Task<bool> moving, RequestDeadline deadline)
    {
        try
        {
            await write;
        }
        catch
        {
            deadline.End();
            await moving.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "An event stream was cut: its client took nothing for too long (correlation id {CorrelationId})")]
    private static partial void LogSlow(ILogger logger, string correlationId);
}
