using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;

namespace Modular.Messaging;

/// <summary>One who works under a command at a time: SQLite's one writer; on PostgreSQL who holds the command's lock, until the transaction ends.</summary>
internal sealed class CommandTurn<TContext> : IAsyncDisposable where TContext : MessagingDbContext
{
    private const string Beginning = "Beginning";

    private readonly HeldTransaction _held;

    private CommandTurn(TContext db) => (Db, _held) = (db, db.HoldCommits());

    public TContext Db { get; }

    /// <summary>The command, where it has come or was cancelled.</summary>
    public ReceivedCommand? Row { get; private set; }

    public static async Task<CommandTurn<TContext>> EnterAsync(TContext db, CommandId command, CancellationToken cancellationToken)
    {
        var turn = new CommandTurn<TContext>(db);
        try
        {
            var transaction = await turn._held.BeginAsync(cancellationToken);
            if (db.Provider == DatabaseProvider.Postgres)
                await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({LockOf(command)})", cancellationToken);
            turn.Row = await db.Set<ReceivedCommand>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == command.Value, cancellationToken);
            if (turn.Row is null)
                await transaction.CreateSavepointAsync(Beginning, cancellationToken);
            return turn;
        }
        catch
        {
            await turn.DisposeAsync();
            throw;
        }
    }

    /// <summary>Takes back what was written so far.</summary>
    public async Task TakeBackAsync(CancellationToken cancellationToken)
    {
        Db.ChangeTracker.Clear();
        await (await _held.BeginAsync(cancellationToken)).RollbackToSavepointAsync(Beginning, cancellationToken);
    }

    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        await Db.SaveChangesAsync(cancellationToken);
        await _held.CommitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _held.EndAsync();
        await Db.DisposeAsync();
    }

    private static long LockOf(CommandId command)
    {
        Span<byte> bytes = stackalloc byte[16];
        command.Value.TryWriteBytes(bytes);
        return AdvisoryLock.Of(typeof(TContext), "commands") + BinaryPrimitives.ReadUInt16LittleEndian(bytes[14..]);
    }
}
