using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.ObjectPool;
using Microsoft.Extensions.Options;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Server.Streams;
using Modular.GraphQL.Server.Uploads;

namespace Modular.GraphQL.Server.Http;

/// <summary>Answers GraphQL over HTTP at one address: negotiates, reads, executes, writes.</summary>
internal sealed partial class GraphQLEndpoint
{
    private const string CostHeader = "GraphQL-Cost";
    private const string KeyHeader = "Idempotency-Key";

    // As many requests as are answered at a time by a server under load.
    private const int KeptExchanges = 256;

    // How long an operation that was told to stop may take to do so before its memory is given up.
    private static readonly TimeSpan StopGrace = TimeSpan.FromSeconds(2);

    private readonly IRequestExecutor _executor;
    private readonly GraphQLServerOptions _options;
    private readonly UploadFolder _uploadFolder;
    private readonly MultipartRequestReader _multipart;
    private readonly ILogger<GraphQLEndpoint> _logger;
    private readonly TokenPolicy _tokens;
    private readonly EventStreamSender _eventStreams;
    private readonly PartsSender _parts;
    private readonly IServiceScopeFactory _scopes;
    private readonly ObjectPool<Exchange> _exchanges = new DefaultObjectPoolProvider { MaximumRetained = KeptExchanges }.Create<Exchange>();

    public GraphQLEndpoint(IRequestExecutor executor, IOptions<GraphQLServerOptions> options, UploadFolder uploadFolder, TokenPolicy tokens, EventStreamSender eventStreams, IServiceScopeFactory scopes, ILogger<GraphQLEndpoint> logger)
    {
        _executor = executor;
        _options = options.Value;
        _uploadFolder = uploadFolder;
        _multipart = new MultipartRequestReader(_options.Uploads, _options.MaxRequestBytes);
        _logger = logger;
        _tokens = tokens;
        _eventStreams = eventStreams;
        _scopes = scopes;
        _parts = new PartsSender(executor);
    }

    /// <summary>Answers one request. Whatever goes wrong has a GraphQL error as its body, and says nothing of the inside.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        var correlationId = CorrelationId.Assign(context);
        context.Response.Headers.XContentTypeOptions = "nosniff";
        _options.Speak(context.Request, context.User);
        var exchange = _exchanges.Get();
        RequestRefusedException? refusal = null;
        try
        {
            await AnswerAsync(context, exchange, correlationId);
        }
        catch (RequestRefusedException e)
        {
            refusal = e;
            if (e.Passing is { } cause)
                LogFailure(_logger, cause, correlationId);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client is gone; nobody reads an answer.
        }
        catch (BadHttpRequestException e)
        {
            refusal = new RequestRefusedException(e.StatusCode, e.StatusCode == StatusCodes.Status413PayloadTooLarge ? ErrorCodes.LimitExceeded : ErrorCodes.BadRequest, "The request's body could not be read.");
        }
        catch (OperationCanceledException) when (exchange.Deadline.IsOver)
        {
            LogTimeout(_logger, exchange.Received, correlationId);
            refusal = exchange.Received
                ? new RequestRefusedException(StatusCodes.Status504GatewayTimeout, ErrorCodes.Timeout, "The request took too long.")
                : new RequestRefusedException(StatusCodes.Status408RequestTimeout, ErrorCodes.Timeout, "The request took too long to arrive.");
        }
        catch (Exception e)
        {
            LogFailure(_logger, e, correlationId);
            refusal = new RequestRefusedException(StatusCodes.Status500InternalServerError, ErrorCodes.Internal, $"Something went wrong inside. Correlation id: {correlationId}.");
        }

        try
        {
            if (refusal is not null && !context.Response.HasStarted)
                await ResponseSender.RefuseAsync(context, exchange.Format, _executor, refusal);
            else if (refusal is not null)
                context.Abort();
        }
        finally
        {
            Release(exchange);
        }
    }

    private async Task AnswerAsync(HttpContext context, Exchange exchange, string correlationId)
    {
        var request = context.Request;
        var isGet = HttpMethods.IsGet(request.Method);
        if (!isGet && !HttpMethods.IsPost(request.Method))
            throw new RequestRefusedException(StatusCodes.Status405MethodNotAllowed, ErrorCodes.BadRequest, "GraphQL takes GET and POST.") { Allow = "GET, POST" };
        var (format, takesParts) = AcceptHeader.Negotiate(request.Headers.Accept);
        if (format == ResponseFormat.NotAcceptable)
            throw new RequestRefusedException(StatusCodes.Status406NotAcceptable, ErrorCodes.BadRequest, $"The Accept header allows neither {AcceptHeader.GraphQLResponse} nor {AcceptHeader.Json} nor {AcceptHeader.EventStream} in UTF-8.");
        exchange.Format = format;
        OriginPolicy.RefuseForeign(request, _options.AllowedOrigins);
        _tokens.RefuseInvalid(context);

        exchange.Deadline.Start(_options.RequestTimeout, context.RequestAborted);
        if (isGet)
            ReadQueryString(request, exchange.Parameters);
        else if (RequestContentType.ReadBoundary(request, _options.Uploads.Enabled) is { } boundary)
            await ReadMultipartAsync(request, boundary, exchange);
        else
            await BodyReader.ReadAsync(request, exchange.Parameters, _options.MaxRequestBytes, _options.MaxBatchSize, exchange.Deadline.Token);
        exchange.Received = true;

        if (format == ResponseFormat.EventStream || (takesParts && exchange.Parameters.Batch is null))
        {
            if (exchange.Parameters.Batch is not null)
                throw RequestRefusedException.BadRequest("A stream of events answers one request; send no array.");
            var streamed = RequestOf(context, exchange, exchange.Parameters, correlationId) with { AllowIncremental = true };
            await (format == ResponseFormat.EventStream
                ? _eventStreams.SendAsync(context, exchange.Deadline, streamed)
                : _parts.SendAsync(context, format, streamed, exchange.Deadline.Token));
            return;
        }

        if (exchange.Parameters.Batch is { Count: > 1 } && request.Headers.ContainsKey(KeyHeader))
            throw RequestRefusedException.BadRequest($"The header {KeyHeader} belongs to one mutation, and the body holds several requests; give each mutation a key of its own with @idempotent.");
        using var result = exchange.Parameters.Batch is { } batch
            ? await RequestBatch.RunAsync(batch, parameters => ExecuteAsync(exchange, RequestOf(context, exchange, parameters, correlationId)))
            : await ExecuteAsync(exchange, RequestOf(context, exchange, exchange.Parameters, correlationId));
        if (result.HasErrors && exchange.Deadline.IsOver)
            throw new OperationCanceledException(exchange.Deadline.Token);
        await ResponseSender.SendAsync(context, format, result);
    }

    private GraphQLRequest RequestOf(HttpContext context, Exchange exchange, RequestParameters parameters, string correlationId) => new()
    {
        Document = parameters.Document,
        DocumentId = parameters.DocumentId,
        PersistedQueryHash = parameters.PersistedQueryHash,
        OperationName = parameters.OperationName,
        Variables = parameters.Variables,
        Uploads = exchange.Files?.ByPath,
        Services = new RequestServices(context, _scopes),
        User = context.User,
        QueriesOnly = HttpMethods.IsGet(context.Request.Method),
        IdempotencyKey = context.Request.Headers.TryGetValue(KeyHeader, out var key) ? key.ToString() : null,
        ReportCost = context.Request.Headers[CostHeader] == "report",
        CorrelationId = correlationId,
    };

    private async ValueTask<ExecutionResult> ExecuteAsync(Exchange exchange, GraphQLRequest request)
    {
        var token = exchange.Deadline.Token;
        var execution = _executor.ExecuteAsync(request, token);
        if (execution.IsCompleted)
            return await execution;
        exchange.Execution = execution;
        try
        {
            return await execution.WaitAsync(token);
        }
        catch (OperationCanceledException) when (!execution.IsCompleted)
        {
            await execution.WaitAsync(StopGrace).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            if (!execution.IsCompletedSuccessfully)
                throw;
            return await execution;
        }
    }

    private void ReadQueryString(HttpRequest request, RequestParameters parameters)
    {
        PreflightHeader.Want(request, "GET");
        if (request.QueryString.Value is { } text && text.Length > _options.MaxRequestBytes)
            throw RequestRefusedException.TooLarge($"The query string is larger than {_options.MaxRequestBytes} bytes.");
        QueryStringParser.Parse(request.QueryString, parameters);
    }

    private async Task ReadMultipartAsync(HttpRequest request, string boundary, Exchange exchange)
    {
        PreflightHeader.Want(request, "multipart");
        exchange.Deadline.Start(_options.Uploads.ReceiveTimeout, request.HttpContext.RequestAborted);
        exchange.Files = new ReceivedFiles(_uploadFolder);
        await _multipart.ReadAsync(request, boundary, exchange.Parameters, exchange.Files, exchange.Deadline.Token);
        exchange.Deadline.Start(_options.RequestTimeout, request.HttpContext.RequestAborted);
    }

    private void Release(Exchange exchange)
    {
        if (exchange.Execution is not { IsCompleted: false } abandoned)
        {
            _exchanges.Return(exchange);
            return;
        }

        // It may still read the variables, so their memory is left to the garbage collector; the files and the result go all the same.
        exchange.Files?.Dispose();
        abandoned.ContinueWith(static task => task.Result.Dispose(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A GraphQL request took too long (received: {Received}, correlation id {CorrelationId})")]
    private static partial void LogTimeout(ILogger logger, bool received, string correlationId);

    [LoggerMessage(Level = LogLevel.Error, Message = "A GraphQL request failed (correlation id {CorrelationId})")]
    private static partial void LogFailure(ILogger logger, Exception exception, string correlationId);
}
