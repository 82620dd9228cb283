namespace Modular.Host;

/// <summary>The host cannot start. The message says what is wrong and what to do; it is printed as it is.</summary>
internal class HostStartException : Exception
{
    /// <summary>A problem with what to do about it.</summary>
    public HostStartException(string problem, string advice, Exception? cause = null)
        : base($"{problem}\n  what to do: {advice}", cause)
    {
    }

    /// <summary>What the process ends with.</summary>
    public virtual int ExitCode => 1;

    /// <summary>A problem with its circumstances, a line each.</summary>
    protected HostStartException(string problem, string place, string reason, string advice, Exception? cause)
        : base($"{problem}\n  {place}\n  {reason}\n  {advice}", cause)
    {
    }
}
