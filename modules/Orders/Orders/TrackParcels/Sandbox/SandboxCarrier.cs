using System.Text.Json;
using System.Text.Json.Serialization;
using Modular.Kernel;
using Orders.Model;
using Orders.PayOrder.Sandbox;
using Orders.Persistence;

namespace Orders.TrackParcels.Sandbox;

/// <summary>Stands for all carriers: it moves no parcel, and reports what it is told (<c>reportSandboxTracking</c>). Its reports are signed as those of the sandbox for payments.</summary>
internal sealed class SandboxCarrier(OrdersOptions options, TimeProvider clock) : ICarrier
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter<TrackingCode>(JsonNamingPolicy.SnakeCaseUpper) } };

    /// <inheritdoc/>
    public string Code => "sandbox";

    /// <summary>Whether it is set up.</summary>
    public bool IsReady => options.CarrierSandbox.Secret is not null;

    /// <inheritdoc/>
    public bool IsSigned(CallbackReport report) => options.CarrierSandbox.Secret is { } secret && report.Headers.TryGetValue(SandboxSignature.Header, out var signature)
        && SandboxSignature.IsGood(secret, report.Body.Span, signature, clock.GetUtcNow(), TimeSpan.FromSeconds(options.CarrierSandbox.SignatureSeconds));

    /// <inheritdoc/>
    public TrackingReport? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize<Report>(body.Span, Json) is { Carrier: not null, TrackingNumber: not null, EventId: { Length: > 0 and <= FieldLengths.Reference }, Place: null or { Length: <= FieldLengths.Region } } said
                && Enum.IsDefined(said.Code)
                ? new(said.Carrier, said.TrackingNumber, said.EventId, said.Code, DateTime.SpecifyKind(said.At.UtcDateTime.AddTicks(-(said.At.Ticks % TimeSpan.TicksPerMicrosecond)), DateTimeKind.Utc), said.Place)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Signs a report, as it would send it.</summary>
    public CallbackReport Write(TrackingReport said)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new Report(said.Carrier, said.TrackingNumber, said.EventId, said.Code, new(said.At, TimeSpan.Zero), said.Place), Json);
        return new(body, new Dictionary<string, string> { [SandboxSignature.Header] = SandboxSignature.Sign(options.CarrierSandbox.Secret!, body, clock.GetUtcNow()) });
    }

    private sealed record Report(
        [property: JsonRequired] string Carrier, [property: JsonRequired] string TrackingNumber, [property: JsonRequired] string EventId, [property: JsonRequired] TrackingCode Code,
        [property: JsonRequired] DateTimeOffset At, string? Place);
}
