using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Modular.ModuleTesting.Tests;

[Node("Booking")]
public readonly record struct BookingId(Guid Value);

internal sealed class Booking
{
    public BookingId Id { get; init; }

    public Guid OwnerId { get; init; }

    public string Shelf { get; init; } = "";
}

/// <summary>Lets a test stop and break what runs.</summary>
internal sealed class Gate
{
    public bool IsBroken { get; set; }

    public TaskCompletionSource Entered { get; } = new();

    public TaskCompletionSource Open { get; set; } = new();
}

/// <summary>The shelf is full.</summary>
internal sealed record ShelfFullError(string Message, int Taken) : IUserError
{
    public string Code => "SHELF_FULL";
}

internal static class BookingNodes
{
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<BookingId, Booking>> GetAsync(IReadOnlyList<BookingId> ids, StockDb db, CancellationToken cancellationToken) =>
        await db.Set<Booking>().AsNoTracking().Where(b => ids.Contains(b.Id)).ToDictionaryAsync(b => b.Id, cancellationToken);
}

[ExtendObjectType<Booking>]
internal static class BookingFields
{
    public static string GetLabel([Parent] Booking booking, Gate gate) => gate.IsBroken ? throw new InvalidOperationException("broken") : booking.Shelf + "!";
}

/// <summary>Stock moves under a key only.</summary>
[MutationType]
[Idempotent(Required = true)]
internal static class StockMutations
{
    /// <summary>Books a shelf: <c>full</c> is refused, <c>slow</c> waits for the gate, <c>twice</c> saves twice, <c>throw</c> fails after a save, <c>early</c> commits by itself.</summary>
    [Authorize("stock:count")]
    [Bulk]
    [Error<ShelfFullError>]
    public static async Task<FieldResult<Booking>> BookAsync(string shelf, StockDb db, ICaller caller, Gate gate, CancellationToken cancellationToken)
    {
        var booking = db.Add(new Booking { Id = new(Guid.CreateVersion7()), OwnerId = caller.UserId!.Value, Shelf = shelf }).Entity;
        if (shelf == "full")
            return new[] { new ShelfFullError("It is full.", await db.Set<Booking>().CountAsync(cancellationToken)) };
        if (shelf == "early")
        {
            await using var own = await db.Database.BeginTransactionAsync(cancellationToken);
            await db.Database.ExecuteSqlRawAsync("SELECT 1", cancellationToken);
            await own.CommitAsync(cancellationToken);
        }

        await using var transaction = await db.BeginWritingAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (shelf == "throw" && gate.IsBroken)
            throw new InvalidOperationException("broken");
        if (shelf == "slow")
        {
            gate.Entered.TrySetResult();
            await gate.Open.Task.WaitAsync(cancellationToken);
        }

        if (shelf == "twice")
        {
            db.Add(new Booking { Id = new(Guid.CreateVersion7()), OwnerId = caller.UserId!.Value, Shelf = "second" });
            await db.SaveChangesAsync(cancellationToken);
        }

        return booking;
    }
}
