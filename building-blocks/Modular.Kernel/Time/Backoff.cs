namespace Modular.Kernel;

/// <summary>How long to wait after failures: twice as long after each further one.</summary>
/// <param name="First">After the first failure.</param>
/// <param name="Longest">At most.</param>
public readonly record struct Backoff(TimeSpan First, TimeSpan Longest)
{
    private const int Doublings = 30;

    /// <summary>How long to wait after so many failures, from 1.</summary>
    public TimeSpan After(int failures)
    {
        var wanted = First * Math.Pow(2, Math.Clamp(failures - 1, 0, Doublings));
        return wanted < Longest ? wanted : Longest;
    }
}
