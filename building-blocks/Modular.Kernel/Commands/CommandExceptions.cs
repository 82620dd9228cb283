namespace Modular.Kernel;

/// <summary>Something was asked for under the id of another command, which differs in its operation or its arguments. Nothing was done: a mistake of the caller.</summary>
/// <param name="command">The id.</param>
/// <param name="operation">What was asked for this time.</param>
public sealed class CommandMismatchException(CommandId command, string operation)
    : Exception($"The command {command.Value} was sent before with another operation or other arguments than this {operation}. What is new needs an id of its own.")
{
    /// <summary>The id.</summary>
    public CommandId Command => command;
}

/// <summary>
/// A command was taken back before what it was sent for was committed: its deadline was over, and the sweeper was faster. Nothing was written; the same
/// request may be sent again, and sends a new command.
/// </summary>
/// <param name="command">The command.</param>
/// <param name="cause">How the database told; null where the owner did.</param>
public sealed class CommandExpiredException(CommandId command, Exception? cause = null)
    : Exception($"The command {command.Value} was taken back, because what it was sent for was not committed in time. Nothing was written; send the request again.", cause)
{
    /// <summary>The command.</summary>
    public CommandId Command => command;
}
