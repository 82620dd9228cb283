using System.Text.Json;

namespace Modular.Host.Tests.Faults;

/// <summary>How a host refuses what it cannot do for now.</summary>
internal static class RefusedAnswer
{
    /// <summary>Whether it says that waiting helps, with the id under which the log has the cause, and tells nothing of it.</summary>
    public static bool IsRetryable(JsonElement errors)
    {
        var extensions = errors[0].GetProperty("extensions");
        return extensions.GetProperty("code").GetString() switch
        {
            "UNAVAILABLE" => extensions.GetProperty("retryable").GetBoolean() && extensions.TryGetProperty("correlationId", out _) && TellsNothing(errors),
            "NOT_READY" or "IDEMPOTENCY_IN_PROGRESS" => true,
            _ => false,
        };
    }

    /// <summary>Fails unless the answer is such a refusal, with the code UNAVAILABLE.</summary>
    public static void Expect(JsonElement answer)
    {
        Assert.True(answer.TryGetProperty("errors", out var errors), answer.ToString());
        Assert.True(errors[0].GetProperty("extensions").GetProperty("code").GetString() == "UNAVAILABLE" && IsRetryable(errors), answer.ToString());
    }

    private static bool TellsNothing(JsonElement errors) =>
        new[] { "   at ", "Exception", "SQLite", "Npgsql", "/tmp/" }.All(word => !errors.ToString().Contains(word, StringComparison.Ordinal));
}
