using Merchants.Persistence;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;

namespace Merchants;

/// <summary>A step to which words belong.</summary>
internal static class TurnWithReason
{
    /// <summary>Takes it; the words are checked first.</summary>
    /// <param name="turn">Takes steps.</param>
    /// <param name="action">The step.</param>
    /// <param name="found">The object, tracked; null where the caller sees none.</param>
    /// <param name="facts">What the rules of the step ask about the object; null where the caller sees none.</param>
    /// <param name="missing">The answer where there is none.</param>
    /// <param name="expectedVersion">The version that the caller has seen; null where the caller does not say.</param>
    /// <param name="words">The words, at most 1000 characters, under the input's field <c>reason</c>.</param>
    /// <param name="step">Takes the step with the object; with which words, by whom, and when (UTC).</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public static Task<FieldResult<TObject>> TakeAsync<TObject, TFacts, TState>(
        this Turn<MerchantsDb> turn, StateAction<TFacts, TState> action, TObject? found, TFacts? facts, IUserError missing, int? expectedVersion, string words,
        Func<TObject, string, Actor, DateTime, Task<IUserError?>> step, CancellationToken cancellationToken)
        where TObject : class, IVersioned where TFacts : class, IStateFacts<TState> where TState : struct, Enum =>
        turn.TakeAsync(action, found, facts, missing, expectedVersion, async (o, by, at) =>
        {
            var problems = new InputProblems();
            var said = problems.Take("reason", PlainText.Parse(words, FieldLengths.Comment, "REASON_TEXT"));
            return !problems.IsEmpty ? problems.Errors : await step(o, said, by, at) is { } error ? [error] : [];
        }, cancellationToken);
}
