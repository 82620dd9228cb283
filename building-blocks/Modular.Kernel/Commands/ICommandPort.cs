namespace Modular.Kernel;

/// <summary>
/// What a module lets others ask of it within a request: an interface in its contracts (<c>IStockReservations</c>) with a <see cref="CommandPortAttribute"/>. Every
/// operation takes the caller's <see cref="CommandId"/> first, then what is asked for in one record of ids and facts, and answers with a
/// <see cref="CommandAnswer{TResult}"/>; it is idempotent by the id. An effect is provisional until the caller's event confirms it.
/// </summary>
/// <remarks>No transaction spans modules: the caller may die between the effect and its own commit, and then the effect is taken back by <see cref="CancelAsync"/>.</remarks>
public interface ICommandPort
{
    /// <summary>Takes the effect of a command back. One that has not arrived will have none either: it is refused when it comes late. May be repeated.</summary>
    /// <param name="command">The id under which it was asked for.</param>
    /// <param name="cancellationToken">Ends the waiting; the command is cancelled or not.</param>
    /// <returns>How the command ended: <see cref="CommandEnding.Confirmed"/> where it is too late.</returns>
    Task<CommandEnding> CancelAsync(CommandId command, CancellationToken cancellationToken);
}

/// <summary>The stable name of a command port, by which open commands are remembered: <c>module.what-it-is</c>. It never changes.</summary>
/// <param name="name">The name, at most 100 characters.</param>
[AttributeUsage(AttributeTargets.Interface, Inherited = false)]
public sealed class CommandPortAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}

/// <summary>How a command ended at its owner, whoever asks.</summary>
public enum CommandEnding
{
    /// <summary>Its effect was confirmed and stands.</summary>
    Confirmed,

    /// <summary>Its effect was taken back, or will never come.</summary>
    Cancelled,

    /// <summary>It was refused by a rule of the owner, and had no effect.</summary>
    Refused,

    /// <summary>It has not arrived. Nothing is noted of that.</summary>
    Unknown,
}
