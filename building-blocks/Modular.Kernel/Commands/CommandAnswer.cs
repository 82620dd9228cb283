using System.Diagnostics.CodeAnalysis;

namespace Modular.Kernel;

/// <summary>What the owner of a port answers to a command, the same to every repeat of it.</summary>
/// <typeparam name="TResult">A record of ids and facts, without plain personal data; it is stored as JSON, encrypted.</typeparam>
public sealed record CommandAnswer<TResult>
{
    private CommandAnswer()
    {
    }

    /// <summary>Whether the effect is there.</summary>
    [MemberNotNullWhen(true, nameof(Result))]
    public bool IsAccepted { get; private init; }

    /// <summary>What was done; set where it was accepted.</summary>
    public TResult? Result { get; private init; }

    /// <summary>The rule that stood against it; null where none did.</summary>
    public Refusal? Refusal { get; private init; }

    /// <summary>Whether the command was cancelled, before it came or afterwards: it has no effect and never will.</summary>
    public bool IsCancelled { get; private init; }

    /// <summary>It is done.</summary>
    public static implicit operator CommandAnswer<TResult>(TResult result) => new() { IsAccepted = true, Result = result };

    /// <summary>A rule stands against it; nothing was changed.</summary>
    public static implicit operator CommandAnswer<TResult>(Refusal refusal) => new() { Refusal = refusal };

    /// <summary>It was cancelled.</summary>
    public static CommandAnswer<TResult> Cancelled { get; } = new() { IsCancelled = true };
}

/// <summary>Why a command was refused.</summary>
/// <param name="Code">The stable name of the rule, in upper snake case: <c>OUT_OF_STOCK</c>.</param>
/// <param name="Message">What is wrong and what would be right, in a sentence.</param>
/// <param name="Details">Further facts by name, for the caller to build its own error from; null where there are none.</param>
public sealed record Refusal(string Code, string Message, IReadOnlyDictionary<string, string>? Details = null);
