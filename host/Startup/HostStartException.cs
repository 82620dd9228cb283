namespace Modular.Host;

/// <summary>The host cannot start. The message says what is wrong and what to do; it is printed as it is, and the exit code is 1.</summary>
internal class HostStartException : Exception
{
    /// <summary>A problem with what to do about it.</summary>
    public HostStartException(string problem, string advice, Exception? cause = null)
        : base($"{problem}\n  what to do: {advice}", cause)
    {
    }

    /// <summary>A problem with its circumstances, a line each.</summary>
    protected HostStartException(string problem, string place, string reason, string advice, Exception? cause)
        : base($"{problem}\n  {place}\n  {reason}\n  {advice}", cause)
    {
    }
}
