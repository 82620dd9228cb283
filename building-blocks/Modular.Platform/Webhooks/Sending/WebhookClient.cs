using System.Net.Sockets;
using System.Text;

namespace Modular.Platform.Webhooks;

/// <summary>What came of a request to a receiver.</summary>
/// <param name="StatusCode">The HTTP status; null where no answer came.</param>
/// <param name="Error">Why it is no success, in a few words; null where it is one.</param>
/// <param name="Excerpt">The beginning of the answer's body; null where it had none.</param>
/// <param name="RetryAfter">How long the receiver wants to be left alone; null where it does not say.</param>
internal sealed record WebhookAnswer(int? StatusCode, string? Error, string? Excerpt = null, TimeSpan? RetryAfter = null);

/// <summary>
/// Sends requests to receivers: a new connection each, so that its address is judged each time, without a proxy, without following
/// redirects, and without reading more of the answer than is shown.
/// </summary>
internal sealed class WebhookClient : IDisposable
{
    private const int ExcerptBytes = 1024;
    private const int HeaderKilobytes = 16;

    private readonly HttpClient _client;
    private readonly WebhookOptions _options;
    private readonly TimeProvider _clock;

    public WebhookClient(AddressGuard guard, WebhookOptions options, TimeProvider clock)
    {
        (_options, _clock) = (options, clock);
        _client = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = guard.ConnectAsync,
            UseProxy = false,
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.Zero,
            MaxResponseDrainSize = 0,
            MaxResponseHeadersLength = HeaderKilobytes,
            // What the receiver's owner is told of the platform stands in the body.
            ActivityHeadersPropagator = null,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>Sends a request; whatever the receiver does is an answer. The address must have been checked for its form.</summary>
    /// <exception cref="OperationCanceledException">The process ends.</exception>
    public async Task<WebhookAnswer> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(_options.Timeout, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var status = (int)response.StatusCode;
            return new(status, ErrorOf(status), await ExcerptOfAsync(response, either.Token, cancellationToken), RetryAfterOf(response));
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new(null, $"There was no answer within {_options.Timeout.TotalSeconds:0.#} s.");
        }
        catch (HttpRequestException e)
        {
            return new(null, Reason(e));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static string? ErrorOf(int status) => status switch
    {
        >= 200 and < 300 => null,
        >= 300 and < 400 => $"The receiver answered {status}; redirects are not followed.",
        _ => $"The receiver answered {status}.",
    };

    // The status has been given: a body that breaks off or trickles in takes nothing away from it.
    private static async Task<string?> ExcerptOfAsync(HttpResponseMessage response, CancellationToken limited, CancellationToken stop)
    {
        var bytes = new byte[ExcerptBytes];
        var read = 0;
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(limited);
            read = await body.ReadAtLeastAsync(bytes.AsMemory(), bytes.Length, throwOnEndOfStream: false, limited);
        }
        catch (Exception e) when (e is IOException or HttpRequestException || (e is OperationCanceledException && !stop.IsCancellationRequested))
        {
            return null;
        }

        // Text that both databases keep: neither takes half a character, and one of them no NUL.
        var text = new string([.. Encoding.UTF8.GetString(bytes, 0, read).Select(c => char.IsControl(c) && c is not ('\n' or '\t') ? ' ' : c)]);
        return text.Length == 0 ? null : text.Length <= WebhookAttemptConfiguration.ExcerptLength ? text : text[..WholeCharacters(text)];
    }

    private static int WholeCharacters(string text) =>
        char.IsHighSurrogate(text[WebhookAttemptConfiguration.ExcerptLength - 1]) ? WebhookAttemptConfiguration.ExcerptLength - 1 : WebhookAttemptConfiguration.ExcerptLength;

    private TimeSpan? RetryAfterOf(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - _clock.GetUtcNow(),
        _ => null,
    };

    private static string Reason(HttpRequestException failure)
    {
        for (Exception? e = failure; e is not null; e = e.InnerException)
        {
            if (e is RefusedAddressException)
                return e.Message;
            if (e is SocketException socket)
                return $"The receiver cannot be reached ({socket.SocketErrorCode}).";
        }

        return $"The request failed ({failure.HttpRequestError}).";
    }
}
