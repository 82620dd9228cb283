using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence.Tests.Audit;

namespace Modular.Persistence.Tests;

/// <summary>Two who change the same rows in opposite order wait for each other on PostgreSQL: one goes on, the other is told of a conflict, and nothing of his is written.</summary>
public sealed class DeadlockTests
{
    [Theory, OnPostgres]
    public async Task Whoever_is_ended_is_told_of_a_conflict_and_leaves_nothing(DatabaseKind on)
    {
        await using var register = await Register.OnAsync(on);
        await register.AddAsync("Wang", "Li");
        using var bothHoldOne = new Barrier(2);
        var conflicts = await Task.WhenAll(
            Task.Run(() => ChangeBothAsync(register, "Wang", "Li", rank: 1, bothHoldOne)), Task.Run(() => ChangeBothAsync(register, "Li", "Wang", rank: 2, bothHoldOne)));
        Assert.Equal("EDIT_CONFLICT", Assert.Single(conflicts, c => c is not null)!.Code);
        var winner = conflicts[0] is null ? 1 : 2;
        await using var db = register.Open();
        Assert.Equal([winner, winner], await db.People.Select(p => p.Rank ?? 0).ToListAsync());
    }

    private static async Task<EditConflictError?> ChangeBothAsync(Register register, string first, string second, int rank, Barrier bothHoldOne)
    {
        await using var db = register.Open();
        await using var writing = await db.BeginWritingAsync(default);
        (await db.People.SingleAsync(p => p.Name == first)).Rank = rank;
        Assert.Null(await db.TrySaveChangesAsync(default));
        Assert.True(bothHoldOne.SignalAndWait(Longest.Wait));
        (await db.People.SingleAsync(p => p.Name == second)).Rank = rank;
        if (await db.TrySaveChangesAsync(default) is { } conflict)
            return conflict;
        await writing.CommitAsync(default);
        return null;
    }
}
