using System.Text.Json;
using System.Text.Json.Serialization;

namespace Orders.PayOrder.Sandbox;

/// <summary>What the sandbox reports of a payment, as JSON.</summary>
/// <param name="Reference">Its name for the payment.</param>
/// <param name="Succeeded">Whether it has the money.</param>
/// <param name="Amount">What it has got, in minor units.</param>
/// <param name="Currency">The currency, by ISO 4217.</param>
internal sealed record SandboxReport(
    [property: JsonRequired] string Reference, [property: JsonRequired] bool Succeeded, [property: JsonRequired] long Amount, [property: JsonRequired] string Currency)
{
    /// <summary>Reads a report; null where it is none.</summary>
    public static SandboxReport? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize<SandboxReport>(body, JsonSerializerOptions.Web) is { Reference: not null, Currency: not null } report ? report : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The bytes of the report.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web);
}
