using System.Diagnostics.CodeAnalysis;
using Modular.Kernel;

namespace Modular.Messaging;

/// <summary>A command that another module has answered. Where it was accepted, it is taken back unless what it was sent for is committed with it (<see cref="MessagingDbContext.Keep"/>).</summary>
public abstract class SentCommand
{
    private protected SentCommand(CommandIntention intention, bool hasEffect) => (Intention, HasEffect) = (intention, hasEffect);

    /// <summary>Its id, by which the owner knows it; also for the event that confirms it.</summary>
    public CommandId Id => new(Intention.Id);

    /// <summary>The intention as it was when the command was sent.</summary>
    internal CommandIntention Intention { get; }

    /// <summary>Whether it was accepted.</summary>
    internal bool HasEffect { get; }
}

/// <summary>A command with its answer.</summary>
/// <typeparam name="TResult">What the port answers with.</typeparam>
public sealed class SentCommand<TResult> : SentCommand
{
    internal SentCommand(CommandIntention intention, CommandAnswer<TResult> answer) : base(intention, answer.IsAccepted) => (Result, Refusal) = (answer.Result, answer.Refusal);

    /// <summary>Whether the effect is there.</summary>
    [MemberNotNullWhen(true, nameof(Result))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsAccepted => Refusal is null;

    /// <summary>What was done; null where it was refused.</summary>
    public TResult? Result { get; }

    /// <summary>Why it was refused; null where it was accepted. There is nothing to keep then.</summary>
    public Refusal? Refusal { get; }
}
