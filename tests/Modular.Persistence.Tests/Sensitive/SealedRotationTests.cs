using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Modular.Persistence.Tests.Sensitive;

/// <summary>Keys are changed while others read and write; then the old one may go.</summary>
public sealed class SealedRotationTests
{
    private const int Rows = 1000;
    private static readonly string Old = People.Key("old");
    private static readonly string New = People.Key("new");

    [Theory, OnSqlite, OnPostgres]
    public async Task After_a_rotation_everything_reads_and_is_found_without_the_old_key(DatabaseKind on)
    {
        await using var people = await People.OnAsync(on, Old);
        await people.AddAsync(Enumerable.Range(0, Rows).SelectMany(PersonWithVisit));

        var both = people.With(Old, New);
        Assert.Equal(2 * Rows, (await both.Rows.RotateAsync(default)).Rows);
        Assert.Equal(0, (await both.Rows.RotateAsync(default)).Rows);

        var only = people.With(New);
        Assert.Null(await only.Rows.FindMissingKeyAsync(default));
        await AssertWholeAsync(only, Rows);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_rotation_runs_beside_readers_and_writers_and_goes_on_where_it_was_stopped(DatabaseKind on)
    {
        await using var people = await People.OnAsync(on, Old);
        await people.AddAsync(Enumerable.Range(0, Rows).SelectMany(PersonWithVisit));
        var both = people.With(Old, New);
        using var stop = new CancellationTokenSource();
        using var ended = new CancellationTokenSource();
        var random = new Random(7);
        var written = 0;
        var writer = Task.Run(async () =>
        {
            for (; !ended.IsCancellationRequested; written++)
            {
                await using var db = both.Open();
                var name = Name(random.Next(Rows));
                var person = await db.People.SingleAsync(p => p.Name == name);
                Assert.Equal(CardOf(name), person.IdCard.Open());
                person.Bank = new() { Name = $"{written}", Account = SealedText.Of(AccountOf(name)) };
                person.Note = SealedText.Of($"note {written}");
                await db.SaveChangesAsync();
                if (written == 5)
                    await stop.CancelAsync();
            }
        });

        var first = 0;
        try
        {
            while (true)
                first += (await both.Rows.RotateAsync(stop.Token)).Rows;
        }
        catch (Exception e) when (e is OperationCanceledException or DbUpdateException)
        {
            // Stopped between two batches or within one.
        }

        Assert.Empty((await both.Rows.RotateAsync(default)).Damaged);
        await ended.CancelAsync();
        await writer;

        var only = people.With(New);
        Assert.Null(await only.Rows.FindMissingKeyAsync(default));
        await AssertWholeAsync(only, Rows);
        Assert.True(written > 5);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task While_two_keys_are_in_use_a_text_is_found_and_stays_unique(DatabaseKind on)
    {
        await using var people = await People.OnAsync(on, Old);
        await people.AddAsync(PersonWithVisit(1));
        var both = people.With(Old, New);
        await both.AddAsync(PersonWithVisit(2));
        await using var db = both.Open();

        Assert.Equal(Name(1), (await db.People.WithSealed(db, p => p.IdCard, CardOf(Name(1))).SingleAsync()).Name);
        foreach (var taken in new[] { 1, 2 })
        {
            var failure = await Assert.ThrowsAnyAsync<DbUpdateException>(() => both.AddAsync(new Person { IdCard = SealedText.Of(CardOf(Name(taken))) }));
            Assert.True(UniqueViolation.IsAny(failure) && UniqueViolation.IsOf(failure, "IdCardIndex"));
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_missing_key_another_key_of_its_name_and_a_damaged_value_are_told(DatabaseKind on)
    {
        await using var people = await People.OnAsync(on, Old);
        await people.AddAsync(Enumerable.Range(0, 10).SelectMany(PersonWithVisit));

        Assert.Contains("encrypted with the key old, which is not there", await people.With(New).Rows.FindMissingKeyAsync(default), StringComparison.Ordinal);
        Assert.Contains("do not open with the key old", await people.With(People.Key("old")).Rows.FindMissingKeyAsync(default), StringComparison.Ordinal);

        var both = people.With(Old, New);
        await using (var db = both.Open())
        {
            // One person's number stands in another's row.
#pragma warning disable EF1002 // A name of the test's own.
            await db.Database.ExecuteSqlRawAsync($"UPDATE {people.Table} SET \"IdCard\" = (SELECT \"IdCard\" FROM {people.Table} WHERE \"Name\" = '0000') WHERE \"Name\" = '0003'");
#pragma warning restore EF1002
        }

        var rotated = await both.Rows.RotateAsync(default);
        Assert.Equal(20, rotated.Rows);
        Assert.Contains("People/IdCard of ", Assert.Single(rotated.Damaged), StringComparison.Ordinal);
    }

    private static object[] PersonWithVisit(int i)
    {
        var person = new Person { Name = Name(i), IdCard = SealedText.Of(CardOf(Name(i))), Bank = new() { Account = SealedText.Of(AccountOf(Name(i))) } };
        return [person, new Visit { PersonId = person.Id, Number = i, Phone = SealedText.Of(AccountOf(Name(i))) }];
    }

    private static string Name(int i) => i.ToString("D4", CultureInfo.InvariantCulture);

    private static string CardOf(string name) => $"1101051949123{name}X";

    private static string AccountOf(string name) => $"622202100111{name}";

    private static async Task AssertWholeAsync(People people, int count)
    {
        var all = await people.AllAsync();
        Assert.Equal(count, all.Count);
        Assert.All(all, p => Assert.Equal((CardOf(p.Name), AccountOf(p.Name)), (p.IdCard.Open(), p.Bank.Account.Open())));
        await using var db = people.Open();
        Assert.All(await db.Visits.AsNoTracking().ToListAsync(), v => Assert.Equal(AccountOf(Name(v.Number)), v.Phone.Open()));
        var one = await db.People.WithSealed(db, p => p.IdCard, CardOf(Name(7))).SingleAsync();
        Assert.Equal(Name(7), one.Name);
        Assert.Equal(1, await db.People.WithSealed(db, p => p.Bank.Account, AccountOf(Name(count - 1))).CountAsync());
    }
}
