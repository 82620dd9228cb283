using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Server.Http;

namespace Modular.GraphQL.Server.Streams;

/// <summary>
/// Answers a request whose client takes <c>multipart/mixed</c>: a plain response where nothing is deferred or streamed, otherwise its
/// parts one after another (the working draft "Incremental Delivery over HTTP").
/// </summary>
internal sealed class PartsSender(IRequestExecutor executor)
{
    /// <summary>Runs the request and sends what it gives as it comes.</summary>
    public async Task SendAsync(HttpContext context, ResponseFormat format, GraphQLRequest request, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var stream = await executor.StreamAsync(request, stop.Token);
        if (stream.Single is { } single)
        {
            using (single)
                await ResponseSender.SendAsync(context, format, single);
            return;
        }

        if (!stream.IsIncremental)
        {
            await RefuseSubscriptionAsync(context, format, stream.Events!, stop);
            return;
        }

        var response = context.Response;
        response.ContentType = AcceptHeader.Parts + "; boundary=\"-\"";
        response.Headers.CacheControl = "no-store";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        // A client knows that a part is whole by the boundary behind it, so that goes out with the part and not with the next one.
        await response.BodyWriter.WriteAsync("\r\n---"u8.ToArray(), cancellationToken);
        await foreach (var part in stream.Events!.WithCancellation(cancellationToken))
        {
            using (part)
                await WriteAsync(response.BodyWriter, part.Body, cancellationToken);
        }

        await response.BodyWriter.WriteAsync("--\r\n"u8.ToArray(), cancellationToken);
    }

    private static async Task WriteAsync(PipeWriter output, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        await output.WriteAsync("\r\nContent-Type: application/json; charset=utf-8\r\n\r\n"u8.ToArray(), cancellationToken);
        await output.WriteAsync(body, cancellationToken);
        await output.WriteAsync("\r\n---"u8.ToArray(), cancellationToken);
    }

    // The source is open already; it closes when its reading ends.
    private async Task RefuseSubscriptionAsync(HttpContext context, ResponseFormat format, IAsyncEnumerable<ExecutionResult> events, CancellationTokenSource stop)
    {
        await stop.CancelAsync();
        try
        {
            await foreach (var response in events)
                response.Dispose();
        }
        catch (OperationCanceledException)
        {
            // As it was told to.
        }

        using var refusal = executor.Refuse(ExecutionOutcome.KindNotAllowed, new GraphQLError("Subscriptions come by WebSocket or server-sent events.") { Code = ErrorCodes.BadRequest });
        await ResponseSender.SendAsync(context, format, refusal);
    }
}
