namespace Depot;

/// <summary>The steps of a command from one module to another, between which a test stops, fails or kills.</summary>
public enum Step
{
    /// <summary>The intention is committed; the command arrives at its owner.</summary>
    Noted,

    /// <summary>The owner has written its effect and not committed it.</summary>
    Effective,

    /// <summary>The owner has committed its effect; the answer is on its way.</summary>
    Accepted,

    /// <summary>The sender has committed what the command was sent for.</summary>
    Kept,

    /// <summary>The owner has confirmed the command and not committed that.</summary>
    Confirming,

    /// <summary>The sweeper has claimed the intention; the cancellation arrives at the owner.</summary>
    Claimed,

    /// <summary>The owner has committed the cancellation; the answer is on its way to the sweeper.</summary>
    Cancelled,
}

/// <summary>Lets a test come in between.</summary>
public interface IStep
{
    /// <summary>Called at each step.</summary>
    Task AtAsync(Step step);
}

internal sealed class NoStep : IStep
{
    public Task AtAsync(Step step) => Task.CompletedTask;
}
