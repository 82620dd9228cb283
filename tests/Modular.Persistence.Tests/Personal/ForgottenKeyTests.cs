using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;

namespace Modular.Persistence.Tests.Personal;

/// <summary>What the audit keeps of a person can be read until the person's key is forgotten, by nobody after, and the chain stays whole (ACC-03).</summary>
public sealed class ForgottenKeyTests
{
    private const string Name = "司马青衫", Later = "司马青云", Phone = "13855667788", Erased = "{\"erased\":true}";

    [Theory, OnSqlite, OnPostgres]
    public async Task A_forgotten_person_is_gone_from_the_audit_and_the_chain_is_whole(DatabaseKind on)
    {
        await using var members = await Members.OnAsync(on);
        var (person, other) = (Guid.NewGuid(), Guid.NewGuid());
        var mine = await members.AddAsync(person, Name, Phone);
        await members.AddAsync(other, "欧阳明月");
        await members.AddAsync(null, "无名氏");
        await members.ChangeAsync(mine.Id, m => m.Name = SealedText.Of(Later));
        await members.ChangeAsync(mine.Id, m => m.Points = 7);

        var kept = await members.RowsAsync();
        Assert.DoesNotContain(kept, r => Holds(r, Name) || Holds(r, Later) || Holds(r, Phone) || Holds(r, "无名氏"));
        var shown = await members.ShownAsync();
        Assert.Contains($"\"Name\":\"{Name}\"", shown[0], StringComparison.Ordinal);
        Assert.Contains($"\"Card_Holder\":\"{Name}\"", shown[0], StringComparison.Ordinal);
        Assert.Contains("\"Phone\":\"***\"", shown[0], StringComparison.Ordinal);
        Assert.Contains("\"Name\":\"***\"", shown[2], StringComparison.Ordinal);
        Assert.Matches($$"""^{.*"Name":"{{Name}}".*} -> {.*"Name":"{{Later}}".*}$""", shown[3]);
        Assert.DoesNotContain("Name", shown[4], StringComparison.Ordinal);

        await members.EraseAsync(person);
        await members.EraseAsync(person);
        await members.ChangeAsync(mine.Id, m => (m.Name, m.Points) = (SealedText.Of("again"), 8));

        var left = await members.ShownAsync();
        Assert.DoesNotContain(left, s => s.Contains(Name, StringComparison.Ordinal) || s.Contains(Later, StringComparison.Ordinal) || s.Contains("again", StringComparison.Ordinal));
        Assert.Contains($"\"Name\":{Erased}", left[0], StringComparison.Ordinal);
        Assert.Contains($"\"Name\":{Erased}", left[^1], StringComparison.Ordinal);
        Assert.Contains("\"Points\":8", left[^1], StringComparison.Ordinal);
        Assert.Contains("欧阳明月", left[1], StringComparison.Ordinal);
        Assert.Equal(kept.Select(r => (r.Before, r.After)), (await members.RowsAsync()).Take(kept.Count).Select(r => (r.Before, r.After)));
        Assert.True((await members.VerifyAsync()) is { IsValid: true, Unsealed: 0 });
    }

    /// <summary>Random changes of random people, some of whom are then erased: exactly the others can still be read.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Exactly_the_erased_are_gone(DatabaseKind on)
    {
        await using var members = await Members.OnAsync(on);
        var round = 0;
        var plans = Gen.Zip(Gen.ListOf(Gen.Choose(0, 7)), Gen.SubListOf(Enumerable.Range(0, 8).ToArray())).ToArbitrary();
        Prop.ForAll(plans, p => RunAsync(members, round++, [.. p.Item1], [.. p.Item2]).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(12).WithReplay(20261122, 7));
        Assert.True((await members.VerifyAsync()) is { IsValid: true, Rows: > 100 });
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Many_who_write_of_one_person_for_the_first_time_share_one_key(DatabaseKind on)
    {
        await using var members = await Members.OnAsync(on);
        var person = Guid.NewGuid();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => members.AddAsync(person, $"{Name}{i}"))));
        await using (var db = members.Open())
        {
            await using var undone = await db.BeginWritingAsync(default);
            db.Add(new Member { OwnerId = Guid.NewGuid(), Name = SealedText.Of("undone") });
            await db.SaveChangesAsync();
        }

        await using var end = members.Open();
        Assert.Equal(person, (await end.Set<PersonKey>().SingleAsync()).PersonId);
        var shown = string.Concat(await members.ShownAsync());
        Assert.All(Enumerable.Range(0, 8), i => Assert.Contains($"{Name}{i}", shown, StringComparison.Ordinal));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_change_of_the_platforms_keys_takes_those_of_persons_along(DatabaseKind on)
    {
        var (older, newer) = (KeyRing.NewLine("1"), KeyRing.NewLine("2"));
        await using var members = await Members.OnAsync(on, older);
        await members.AddAsync(Guid.NewGuid(), Name);
        members.With(older, newer);
        Assert.Equal(2, (await members.RotateAsync()).Rows);
        members.With(newer);
        Assert.Contains(Name, Assert.Single(await members.ShownAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_file_holds_a_personal_value_in_the_clear_at_any_time()
    {
        await using var members = await Members.OnAsync(DatabaseKind.Sqlite);
        var mine = await members.AddAsync(Guid.NewGuid(), Name, Phone);
        await members.ChangeAsync(mine.Id, m => m.Name = SealedText.Of(Later));
        var files = Directory.EnumerateFiles(members.Folder, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)).ToDictionary(f => f, Read);
        Assert.Contains(files, f => Path.GetFileName(f.Key).StartsWith("members.db", StringComparison.Ordinal) && Find(f.Value, "red"));
        Assert.All(files, f => Assert.False(Find(f.Value, Name) || Find(f.Value, Later) || Find(f.Value, Phone), f.Key));
    }

    private static async Task RunAsync(Members members, int round, int[] changes, int[] erased)
    {
        var people = Enumerable.Range(0, 8).Select(_ => Guid.NewGuid()).ToArray();
        var written = people.Select(_ => new List<string>()).ToArray();
        var rows = new Member[people.Length];
        for (var i = 0; i < people.Length; i++)
            rows[i] = await members.AddAsync(people[i], Text(i));
        foreach (var i in changes)
            await members.ChangeAsync(rows[i].Id, m => m.Name = SealedText.Of(Text(i)));
        foreach (var i in erased)
            await members.EraseAsync(people[i]);

        var shown = string.Concat(await members.ShownAsync());
        await using var db = members.Open();
        for (var i = 0; i < people.Length; i++)
        {
            Assert.All(written[i], text => Assert.Equal(!erased.Contains(i), shown.Contains($"\"{text}\"", StringComparison.Ordinal)));
            Assert.Equal(erased.Contains(i) ? "" : written[i][^1], (await db.Members.AsNoTracking().SingleAsync(m => m.Id == rows[i].Id)).Name.Open());
        }

        string Text(int i)
        {
            written[i].Add($"{round}-{i}-{written[i].Count}");
            return written[i][^1];
        }
    }

    private static bool Holds(AuditRow row, string text) => $"{row.Before}{row.After}{row.Reason}".Contains(text, StringComparison.Ordinal);

    private static bool Find(byte[] bytes, string text) => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;

    private static byte[] Read(string path)
    {
        using var shared = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[shared.Length];
        shared.ReadExactly(bytes);
        return bytes;
    }
}
