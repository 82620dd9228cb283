using System.Globalization;
using System.Net;
using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Merchants.Files;
using Merchants.Model;
using Merchants.Persistence;
using Modular.Kernel;

namespace Merchants.Outside;

/// <summary>
/// Asks an outside platform over HTTP: signed requests, each with the key under which a repeat is known; a time limit; no redirects; no more of an answer than is used. What it answers 400, 409,
/// 413, 415 or 422 to is its own refusal, all else that is no success may be tried again.
/// </summary>
internal sealed class HttpPlatformConnector : IPlatformConnector, IDisposable
{
    private const int AnswerBytes = 256 * 1024;
    private static readonly HttpStatusCode[] Refusals =
        [HttpStatusCode.BadRequest, HttpStatusCode.Conflict, HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.UnsupportedMediaType, HttpStatusCode.UnprocessableEntity];

    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        UseProxy = false, AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2), ActivityHeadersPropagator = null,
    }) { Timeout = Timeout.InfiniteTimeSpan };

    private readonly OutsidePlatformOptions _options;
    private readonly TimeProvider _clock;
    private readonly Uri _address;
    private readonly byte[] _secret;

    public HttpPlatformConnector(OutsidePlatformOptions options, TimeProvider clock)
    {
        (_options, _clock, _secret) = (options, clock, Encoding.UTF8.GetBytes(options.Secret));
        _address = new(options.Address.EndsWith('/') ? options.Address : options.Address + "/");
    }

    /// <inheritdoc/>
    public string Target => _options.Name;

    /// <inheritdoc/>
    public bool IsOutside => true;

    /// <inheritdoc/>
    public async Task<PlatformAnswer> UploadAsync(PaperCopy copy, Stream file, CancellationToken cancellationToken)
    {
        // The signature covers the file by its hash, which stands in what is signed.
        var text = JsonSerializer.Serialize(new
        {
            paper = copy.Paper.Value, version = copy.Version, type = StateName.Of(copy.Type), uscc = copy.Uscc, validUntil = copy.ValidUntil, sha256 = copy.Sha256, replaces = copy.Replaces,
        });
        using var content = new StreamContent(file) { Headers = { ContentType = new(copy.Format.MediaType()) } };
        using var form = new MultipartFormDataContent { { new StringContent(text, Encoding.UTF8, MediaTypeNames.Application.Json), "paper" }, { content, "file", "paper" } };
        return await PostAsync("papers", copy.Key, text, form, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<PlatformAnswer> ReportAsync(FindingReport report, CancellationToken cancellationToken)
    {
        var text = JsonSerializer.Serialize(new { finding = report.Finding, words = report.Words });
        using var content = new StringContent(text, Encoding.UTF8, MediaTypeNames.Application.Json);
        return await PostAsync("reports", report.Key, text, content, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<PlatformPage<FoundOutside>> FindingsAfterAsync(string? place, CancellationToken cancellationToken) =>
        await ListAsync("findings", place, item => new FoundOutside(
            Said(item, "id", FieldLengths.ExternalRef) ?? throw new FormatException("A finding has no id."),
            Said(item, "kind", FieldLengths.Code) == "refusal" ? PlatformFindingKind.Refusal : PlatformFindingKind.Finding,
            Said(item, "reference", FieldLengths.ExternalRef), Said(item, "words", FieldLengths.PlatformWords) ?? "—",
            item.TryGetProperty("at", out var at) && at.TryGetDateTimeOffset(out var when) ? when.UtcDateTime : null), cancellationToken);

    /// <inheritdoc/>
    public async Task<PlatformPage<RuleChangedOutside>> RuleChangesAfterAsync(string? place, CancellationToken cancellationToken) =>
        await ListAsync("rule-changes", place, item => new RuleChangedOutside(
            Said(item, "id", FieldLengths.ExternalRef) ?? throw new FormatException("A rule change has no id."), Said(item, "title", FieldLengths.StandardName) ?? "—",
            Said(item, "words", FieldLengths.RuleText) ?? "—", DateOnly.ParseExact(item.GetProperty("effectiveFrom").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture)), cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task<PlatformAnswer> PostAsync(string path, string key, string signed, HttpContent content, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_address, path)) { Content = content };
        request.Headers.Add("Idempotency-Key", key);
        try
        {
            var (status, retryAfter, body) = await SendAsync(request, key, signed, cancellationToken);
            if (status is >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices)
                return body is { } answer && Said(answer, "reference", FieldLengths.ExternalRef) is { } reference ? new(reference) : new(null, Failure: "The platform's answer names no reference.");
            return Refusals.Contains(status)
                ? new(null, Refusal: (body is { } said ? Said(said, "message", FieldLengths.PlatformWords) : null) ?? $"HTTP {(int)status}")
                : new(null, Failure: $"The platform answered {(int)status}.", RetryAfter: retryAfter);
        }
        catch (PlatformUnreachableException e)
        {
            return new(null, Failure: e.Message);
        }
    }

    private async Task<PlatformPage<T>> ListAsync<T>(string path, string? place, Func<JsonElement, T> read, CancellationToken cancellationToken)
    {
        var query = place is null ? path : $"{path}?after={Uri.EscapeDataString(place)}";
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_address, query));
        var (status, _, body) = await SendAsync(request, query, "", cancellationToken);
        if (status != HttpStatusCode.OK || body is not { } page)
            throw new PlatformUnreachableException($"The platform answered {(int)status} where its {path} were asked for.");
        try
        {
            return new([.. page.GetProperty("items").EnumerateArray().Select(read)], Said(page, "next", FieldLengths.ExternalRef));
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException or ArgumentNullException)
        {
            throw new PlatformUnreachableException($"The platform's {path} are not as agreed.", e);
        }
    }

    private async Task<(HttpStatusCode Status, TimeSpan? RetryAfter, JsonElement? Body)> SendAsync(HttpRequestMessage request, string id, string signed, CancellationToken cancellationToken)
    {
        var at = _clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        request.Headers.Add("Signature-Timestamp", at);
        request.Headers.Add("Signature", "v1," + Convert.ToBase64String(HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes($"{id}.{at}.{signed}"))));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(_options.TimeoutSeconds));
        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return (response.StatusCode, response.Headers.RetryAfter?.Delta, await BodyAsync(response, limit.Token));
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new PlatformUnreachableException($"The platform did not answer within {_options.TimeoutSeconds} s.", e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new PlatformUnreachableException($"The platform could not be reached: {(e as HttpRequestException)?.HttpRequestError.ToString() ?? e.GetType().Name}.", e);
        }
    }

    // Null where it is no JSON object, or more than is read.
    private static async Task<JsonElement?> BodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var bytes = new byte[AnswerBytes];
        var read = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        try
        {
            using var document = JsonDocument.Parse(bytes.AsMemory(0, read));
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A text of the platform's, as far as it is kept: without control characters and undue length; null where there is none.</summary>
    private static string? Said(JsonElement item, string name, int longest)
    {
        if (!item.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String)
            return null;
        var clean = string.Concat(value.GetString()!.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        if (clean.Length > longest)
            clean = clean[..(char.IsHighSurrogate(clean[longest - 1]) ? longest - 1 : longest)];
        return clean.Length == 0 ? null : clean;
    }
}
