using System.Buffers;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Modular.Platform.Webhooks;

/// <summary>What is posted to a receiver (Standard Webhooks 1.0.0): the event in its envelope, the same bytes in every attempt.</summary>
/// <param name="Id">The header <c>webhook-id</c>.</param>
/// <param name="Body">The body.</param>
internal sealed record WebhookMessage(string Id, byte[] Body)
{
    public static WebhookMessage Of(WebhookDelivery delivery, string payload)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("type", delivery.EventName);
            json.WriteString("timestamp", delivery.OccurredAt.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
            json.WritePropertyName("data");
            json.WriteRawValue(payload);
            json.WriteEndObject();
        }

        return new(WebhookDelivery.MessageIdOf(delivery.Id), buffer.WrittenSpan.ToArray());
    }

    /// <summary>The request of an attempt, signed with each of the keys.</summary>
    public HttpRequestMessage ToRequest(Uri url, DateTimeOffset at, IReadOnlyList<byte[]> keys)
    {
        var timestamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes($"{Id}.{timestamp}."), .. Body];
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("webhook-id", Id);
        request.Headers.Add("webhook-timestamp", timestamp);
        request.Headers.Add("webhook-signature", string.Join(' ', keys.Select(k => $"v1,{Convert.ToBase64String(HMACSHA256.HashData(k, signed))}")));
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Modular-Webhooks", "1"));
        return request;
    }
}
