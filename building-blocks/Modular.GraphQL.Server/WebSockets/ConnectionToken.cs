using System.Text.Json;

namespace Modular.GraphQL.Server.WebSockets;

/// <summary>Finds the token in the payload of <c>connection_init</c>, where browsers put what they cannot send as a header.</summary>
internal static class ConnectionToken
{
    private const string Scheme = "Bearer ";

    /// <summary>The property <c>Authorization</c>, <c>authorization</c> or <c>token</c>, without the word Bearer; null where none is there.</summary>
    public static string? Find(ReadOnlyMemory<byte> payload)
    {
        if (payload.IsEmpty)
            return null;
        using var json = JsonDocument.Parse(payload);
        foreach (var name in (ReadOnlySpan<string>)["Authorization", "authorization", "token"])
        {
            if (!json.RootElement.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
                continue;
            if (value.ValueKind != JsonValueKind.String)
                throw new RefusedMessageException(CloseReason.BadMessage($"The property {name} of the payload is a string"));
            var text = value.GetString()!;
            return text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? text[Scheme.Length..].Trim() : text;
        }

        return null;
    }
}
