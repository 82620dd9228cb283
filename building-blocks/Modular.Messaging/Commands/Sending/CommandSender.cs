using System.Security.Cryptography;
using System.Text;
using Modular.Kernel;

namespace Modular.Messaging;

/// <summary>
/// Sends commands to the ports of other modules. The intention is committed before the command is sent; the module's next save after
/// <see cref="MessagingDbContext.Keep"/> keeps it. Whatever lies between, a crash too, ends with the command being taken back.
/// </summary>
/// <remarks>Sending comes before the first write of a transaction, also of one under an idempotency key: the intention must stand when nothing else does.</remarks>
/// <typeparam name="TContext">The module's context, which is that of the scope.</typeparam>
public sealed class CommandSender<TContext> where TContext : MessagingDbContext
{
    private readonly TContext _db;
    private readonly Intentions<TContext> _intentions;
    private readonly Compensation<TContext> _compensation;
    private readonly HashSet<Guid> _purposes = [];

    internal CommandSender(TContext db, Intentions<TContext> intentions, Compensation<TContext> compensation) =>
        (_db, _intentions, _compensation) = (db, intentions, compensation);

    /// <summary>
    /// Sends a command. In a mutation under an idempotency key, a repeat whose first run died sends the same command again: it has one effect. So what is asked for should
    /// follow from the request; where it differs, the former command is taken back and a new one sent.
    /// </summary>
    /// <param name="port">The port.</param>
    /// <param name="call">Calls an operation of it under the id.</param>
    /// <param name="cancellationToken">Ends the waiting; the command is taken back after its deadline then.</param>
    /// <exception cref="CommandExpiredException">It took longer than the deadline, and the sweeper was there.</exception>
    public Task<SentCommand<TResult>> SendAsync<TPort, TResult>(
        TPort port, Func<TPort, CommandId, Task<CommandAnswer<TResult>>> call, CancellationToken cancellationToken) where TPort : class, ICommandPort =>
        SendAsync(port, call, _db.Held?.Call is { } request ? PurposeOf(request, typeof(TPort)) : null, isOnce: false, cancellationToken);

    /// <summary>As the other one, for a purpose that the module names: work that a job begins anew after a crash.</summary>
    /// <param name="port">The port.</param>
    /// <param name="call">Calls an operation of it under the id.</param>
    /// <param name="purpose">What the command is sent for: at most one command for it is ever kept.</param>
    /// <param name="cancellationToken">Ends the waiting; the command is taken back after its deadline then.</param>
    /// <exception cref="CommandExpiredException">It took longer than the deadline, and the sweeper was there.</exception>
    /// <exception cref="InvalidOperationException">A command for this purpose was kept already, or sent in this scope; or a transaction is open.</exception>
    public Task<SentCommand<TResult>> SendAsync<TPort, TResult>(
        TPort port, Func<TPort, CommandId, Task<CommandAnswer<TResult>>> call, Guid purpose, CancellationToken cancellationToken) where TPort : class, ICommandPort =>
        SendAsync(port, call, purpose, isOnce: true, cancellationToken);

    /// <summary>Takes an accepted command back at once, for whose effect there is no use after all; without this it happens after the deadline.</summary>
    /// <param name="sent">The command; not to be kept afterwards.</param>
    /// <param name="cancellationToken">Ends the waiting; the sweeper goes on.</param>
    public async Task TakeBackAsync(SentCommand sent, CancellationToken cancellationToken)
    {
        MustBeFirst();
        await _compensation.TakeBackAsync(sent.Intention, cancellationToken);
    }

    private async Task<SentCommand<TResult>> SendAsync<TPort, TResult>(
        TPort port, Func<TPort, CommandId, Task<CommandAnswer<TResult>>> call, Guid? purpose, bool isOnce, CancellationToken cancellationToken) where TPort : class, ICommandPort
    {
        MustBeFirst();
        if (purpose is { } named && !_purposes.Add(named))
            throw new InvalidOperationException($"Two commands were sent for the purpose {named}; each needs one of its own.");
        while (true)
        {
            var (intention, isRepeated) = await _intentions.OpenAsync(_db.Caller, PortName.Of(typeof(TPort)), purpose, isOnce, cancellationToken);
            try
            {
                var answer = await call(port, new(intention.Id));
                if (answer.IsCancelled)
                    throw new CommandExpiredException(new(intention.Id));
                if (answer.Refusal is not null)
                    await _intentions.DropAsync(intention, cancellationToken);
                return new(intention, answer);
            }
            catch (CommandMismatchException) when (isRepeated)
            {
                await _compensation.TakeBackAsync(intention, cancellationToken);
            }
        }
    }

    private void MustBeFirst()
    {
        if (_db.Database.CurrentTransaction is not null)
            throw new InvalidOperationException("A command is sent or taken back before the first write of a transaction: what is noted of it must stand whatever becomes of that.");
    }

    // The same in each repeat: the how manieth of its request that goes to the port.
    private Guid PurposeOf(byte[] request, Type port)
    {
        for (var number = 1; ; number++)
        {
            var purpose = new Guid(SHA256.HashData([.. request, .. Encoding.UTF8.GetBytes($"{PortName.Of(port)}|{number}")]).AsSpan(0, 16));
            if (!_purposes.Contains(purpose))
                return purpose;
        }
    }
}
