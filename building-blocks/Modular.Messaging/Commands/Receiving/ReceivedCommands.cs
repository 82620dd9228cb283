using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;

namespace Modular.Messaging;

/// <summary>
/// What a module does for others, behind its command ports: each command once. The command's row and its effect are written in one transaction of the module's own
/// database, so that a repeat gets the same answer, and a cancellation finds what is to be taken back.
/// </summary>
/// <typeparam name="TContext">The module's context.</typeparam>
public sealed class ReceivedCommands<TContext> where TContext : MessagingDbContext
{
    private readonly ModuleDatabase<TContext> _database;
    private readonly AnswerCipher _cipher;
    private readonly ICaller _caller;
    private readonly TimeProvider _clock;

    internal ReceivedCommands(ModuleDatabase<TContext> database, AnswerCipher cipher, ICaller caller, TimeProvider clock) =>
        (_database, _cipher, _caller, _clock) = (database, cipher, new BehalfCaller(caller), clock);

    /// <summary>Answers a command: does what it asks for, or repeats what was answered under its id.</summary>
    /// <param name="command">The caller's id for it.</param>
    /// <param name="asked">What is asked for: a record, whose repeat must be equal as JSON.</param>
    /// <param name="effect">
    /// Does it on the context that it is given, and saves as it likes; nothing it writes stands unless it answers with a result. An exception takes all back, the
    /// command too, which may then be sent again.
    /// </param>
    /// <param name="cancellationToken">Ends the waiting; it is done or not.</param>
    /// <param name="operation">The operation of the port; the calling method's name.</param>
    /// <returns>The answer; cancelled where <see cref="CancelAsync"/> was faster.</returns>
    /// <exception cref="CommandMismatchException">Something else was asked for under this id.</exception>
    public async Task<CommandAnswer<TResult>> AcceptAsync<TCommand, TResult>(
        CommandId command, TCommand asked, Func<TContext, TCommand, CancellationToken, Task<CommandAnswer<TResult>>> effect,
        CancellationToken cancellationToken, [CallerMemberName] string operation = "")
    {
        var hash = AnswerCipher.HashOf(operation, asked);
        await using var turn = await CommandTurn<TContext>.EnterAsync(_database.Open(_caller), command, cancellationToken);
        if (turn.Row is { } row)
        {
            if (row.Answer is null)
                return CommandAnswer<TResult>.Cancelled;
            var stored = _cipher.Open<TResult>(command, hash, row.Answer) ?? throw new CommandMismatchException(command, operation);
            return row.State == ReceivedState.Cancelled ? CommandAnswer<TResult>.Cancelled : stored;
        }

        var answer = await effect(turn.Db, asked, cancellationToken);
        if (answer.IsAccepted)
            await turn.Db.SaveChangesAsync(cancellationToken);
        else
            await turn.TakeBackAsync(cancellationToken);
        turn.Db.Add(NewRow(command, operation, answer.IsAccepted ? ReceivedState.Accepted : ReceivedState.Refused, _cipher.Seal(command, hash, answer)));
        await turn.CommitAsync(cancellationToken);
        return answer;
    }

    /// <summary>Takes the effect of a command back, or sees to it that it never comes: for <see cref="ICommandPort.CancelAsync"/>.</summary>
    /// <param name="command">The caller's id for it.</param>
    /// <param name="takeBack">Takes the effect back, on the context that it is given; called once, and only where there is one.</param>
    /// <param name="cancellationToken">Ends the waiting; it is cancelled or not.</param>
    public async Task<CommandEnding> CancelAsync(CommandId command, Func<TContext, CancellationToken, Task> takeBack, CancellationToken cancellationToken)
    {
        await using var turn = await CommandTurn<TContext>.EnterAsync(_database.Open(_caller), command, cancellationToken);
        if (turn.Row is null)
        {
            turn.Db.Add(NewRow(command, "", ReceivedState.Cancelled, null));
            await turn.CommitAsync(cancellationToken);
            return CommandEnding.Cancelled;
        }

        if (await TryEndAsync(turn.Db, command, ReceivedState.Cancelled, cancellationToken))
        {
            await takeBack(turn.Db, cancellationToken);
            await turn.CommitAsync(cancellationToken);
            return CommandEnding.Cancelled;
        }

        return await EndingAsync(turn.Db, command, cancellationToken);
    }

    /// <summary>Lets the effect of a command stand, in the transaction of the reaction to the caller's event that says so.</summary>
    /// <param name="db">The reaction's context.</param>
    /// <param name="command">The caller's id for it.</param>
    /// <param name="settle">What else is to be done with the effect, on that context; called once, and only where it stands from now on.</param>
    /// <param name="cancellationToken">Ends the waiting; what was done ends with the transaction.</param>
    /// <returns>How the command ended. Anything but <see cref="CommandEnding.Confirmed"/> contradicts the event, and is the reaction's to complain of.</returns>
    public async Task<CommandEnding> ConfirmAsync(TContext db, CommandId command, Func<CancellationToken, Task> settle, CancellationToken cancellationToken)
    {
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException($"A command is confirmed in the transaction of what confirms it: call {nameof(ConfirmAsync)} in a reaction, or begin with {nameof(ModuleDbContext.BeginWritingAsync)}.");
        if (!await TryEndAsync(db, command, ReceivedState.Confirmed, cancellationToken))
            return await EndingAsync(db, command, cancellationToken);
        await settle(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return CommandEnding.Confirmed;
    }

    // Whoever of two that end a command comes second waits for the first, and finds that it is not open any more.
    private async Task<bool> TryEndAsync(TContext db, CommandId command, ReceivedState state, CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow().UtcDateTime;
        return await db.Set<ReceivedCommand>().Where(c => c.Id == command.Value && c.State == ReceivedState.Accepted).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.State, state).SetProperty(c => c.At, now), cancellationToken) > 0;
    }

    private static async Task<CommandEnding> EndingAsync(TContext db, CommandId command, CancellationToken cancellationToken) =>
        await db.Set<ReceivedCommand>().Where(c => c.Id == command.Value).Select(c => (ReceivedState?)c.State).SingleOrDefaultAsync(cancellationToken) switch
        {
            ReceivedState.Confirmed => CommandEnding.Confirmed,
            ReceivedState.Cancelled => CommandEnding.Cancelled,
            ReceivedState.Refused => CommandEnding.Refused,
            _ => CommandEnding.Unknown,
        };

    private ReceivedCommand NewRow(CommandId command, string operation, ReceivedState state, byte[]? answer) =>
        new() { Id = command.Value, Operation = operation, State = state, Answer = answer, At = _clock.GetUtcNow().UtcDateTime };
}
