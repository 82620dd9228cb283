using Microsoft.EntityFrameworkCore;

namespace Modular.Persistence.Tests.Sensitive;

/// <summary>Sensitive texts lie sealed for their row and column, open there, and are found and compared without being opened (DOC-23).</summary>
public sealed class SealedTextTests
{
    private const string IdCard = "11010519491231002X";
    private static readonly string Key = People.Key("1");

    [Theory, OnSqlite, OnPostgres]
    public async Task What_was_saved_is_read_tracked_and_not_and_shows_in_no_other_way(DatabaseKind on)
    {
        await using var people = await People.OnAsync(on, Key);
        var saved = Lin();
        await people.AddAsync(saved, new Person { Name = "nobody" });
        Assert.Equal(IdCard, saved.IdCard.Open());

        var (lin, nobody) = ((await people.AllAsync())[0], (await people.AllAsync())[1]);
        Assert.Equal((IdCard, "a note", "6222021001116245702"), (lin.IdCard.Open(), lin.Note!.Open(), lin.Bank.Account.Open()));
        Assert.Equal(("", null), (nobody.IdCard.Open(), nobody.Note));
        Assert.Equal("***", $"{lin.IdCard}");
        Assert.DoesNotContain(IdCard, System.Text.Json.JsonSerializer.Serialize(lin), StringComparison.Ordinal);

        await using var db = people.Open();
        var tracked = await db.People.SingleAsync(p => p.Name == "lin");
        Assert.Equal(IdCard, tracked.IdCard.Open());
        Assert.DoesNotContain(IdCard, db.ChangeTracker.DebugView.LongView, StringComparison.Ordinal);
        var bare = await db.People.Where(p => p.Name == "lin").Select(p => p.IdCard).SingleAsync();
        Assert.Throws<InvalidOperationException>(() => bare.Open());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_change_is_sealed_anew_and_the_same_text_is_no_change(DatabaseKind on)
    {
        await using var people = await People.OnAsync(on, Key);
        await people.AddAsync(Lin());
        await using var db = people.Open();
        var lin = await db.People.SingleAsync();

        lin.IdCard = SealedText.Of(IdCard);
        lin.Bank = new() { Name = lin.Bank.Name, Account = SealedText.Of(lin.Bank.Account.Open()) };
        Assert.False(db.ChangeTracker.HasChanges());
        lin.IdCard = SealedText.Of("110101199003070396");
        lin.Bank = new() { Name = "ICBC", Account = SealedText.Of("6222020000000000000") };
        lin.Note = null;
        await db.SaveChangesAsync();

        var read = Assert.Single(await people.AllAsync());
        Assert.Equal(("110101199003070396", "6222020000000000000", null), (read.IdCard.Open(), read.Bank.Account.Open(), read.Note));
        Assert.Equal(1, await db.People.WithSealed(db, p => p.IdCard, "110101199003070396").CountAsync());
        Assert.Equal(0, await db.People.WithSealed(db, p => p.IdCard, IdCard).CountAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_text_handed_to_another_row_is_sealed_for_that_one(DatabaseKind on)
    {
        await using var people = await People.OnAsync(on, Key);
        await people.AddAsync(Lin());
        await using var db = people.Open();
        var lin = await db.People.SingleAsync();

        db.Add(new Visit { PersonId = lin.Id, Number = 1, Phone = lin.Bank.Account });
        db.Add(new Person { Name = "wang", Bank = lin.Bank });
        await db.SaveChangesAsync();

        await using var after = people.Open();
        var account = lin.Bank.Account.Open();
        Assert.Equal(account, (await after.Visits.SingleAsync()).Phone.Open());
        Assert.All(await after.People.ToListAsync(), p => Assert.Equal(account, p.Bank.Account.Open()));
        Assert.Equal(2, await after.People.WithSealed(after, p => p.Bank.Account, account).CountAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_sealed_value_that_is_moved_or_changed_is_refused(DatabaseKind on)
    {
        await using var people = await People.OnAsync(on, Key);
        await people.AddAsync(Lin(), new Person { Name = "wang", IdCard = SealedText.Of("110101199003070396") });
        await using (var db = people.Open())
        {
#pragma warning disable EF1002 // A name of the test's own.
            // Another row's, and another column's of the same row.
            await db.Database.ExecuteSqlRawAsync($"UPDATE {people.Table} SET \"Bank_Account\" = \"IdCard\", \"Note\" = (SELECT \"Note\" FROM {people.Table} WHERE \"Name\" = 'lin')");
#pragma warning restore EF1002
        }

        var (lin, wang) = ((await people.AllAsync())[0], (await people.AllAsync())[1]);
        Assert.Equal("a note", lin.Note!.Open());
        Assert.All([lin.Bank.Account, wang.Bank.Account, wang.Note!], text =>
        {
            var refused = Assert.Throws<DamagedValueException>(text.Open);
            Assert.DoesNotContain(IdCard, refused.ToString(), StringComparison.Ordinal);
        });
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_blind_index_finds_the_right_one_among_many_and_refuses_a_second_one(DatabaseKind on)
    {
        await using var people = await People.OnAsync(on, Key);
        var random = new Random(20260215);
        var cards = Enumerable.Range(0, 300).Select(_ => $"{random.NextInt64(1_000_000_000_000_000_00):D17}X").Distinct().ToArray();
        await people.AddAsync(cards.Select((c, i) => new Person { Name = $"{i}", IdCard = SealedText.Of(c) }));
        await using var db = people.Open();
        foreach (var i in Enumerable.Range(0, 20).Select(_ => random.Next(cards.Length)))
        {
            var found = await db.People.WithSealed(db, p => p.IdCard, $" {cards[i]} ".ToLowerInvariant()).SingleAsync();
            Assert.Equal(($"{i}", cards[i]), (found.Name, found.IdCard.Open()));
        }

        Assert.Equal(0, await db.People.WithSealed(db, p => p.Bank.Account, cards[0]).CountAsync());
        var failure = await Assert.ThrowsAnyAsync<DbUpdateException>(() => people.AddAsync(new Person { IdCard = SealedText.Of(cards[7]) }));
        Assert.True(UniqueViolation.IsOf(failure, "IdCardIndex"));
        Assert.DoesNotContain(cards[7], failure.ToString(), StringComparison.Ordinal);
        // Those who have none do not stand in each other's way.
        await people.AddAsync(new Person(), new Person());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Without_keys_nothing_is_written_in_plain(DatabaseKind on)
    {
        await using var people = await People.OnAsync(on);

        await Assert.ThrowsAsync<InvalidOperationException>(() => people.AddAsync(Lin()));
        await people.AddAsync(new Person { Name = "nobody" });

        Assert.Equal("nobody", Assert.Single(await people.AllAsync()).Name);
    }

    internal static Person Lin() => new()
    {
        Name = "lin", IdCard = SealedText.Of(IdCard), Note = SealedText.Of("a note"), Bank = new() { Name = "CCB", Account = SealedText.Of("6222021001116245702") },
    };
}
