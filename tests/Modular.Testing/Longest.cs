namespace Modular.Testing;

/// <summary>How long a test waits for what must come: long enough for the slowest machine, since it measures nothing. No test that passes waits so long.</summary>
public static class Longest
{
    /// <summary>For one thing to come.</summary>
    public static TimeSpan Wait { get; } = TimeSpan.FromMinutes(4);
}
