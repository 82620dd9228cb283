using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence.Telemetry;

namespace Modular.Persistence.Tests.Audit;

/// <summary>Every change of a module's own rows has one audit row, in its transaction, with the columns that changed.</summary>
public sealed class AuditRowTests
{
    private const string Phone = "13812345678";

    [Theory, OnSqlite, OnPostgres]
    public async Task A_row_tells_who_did_what_to_which_object_and_never_a_sensitive_value(DatabaseKind on)
    {
        await using var register = await Register.OnAsync(on);
        var caller = new Clerk(Guid.NewGuid());
        var person = new Person { Name = "王芳", Home = new() { City = "上海", Phone = Phone } };
        using var activity = new Activity("hiring").Start();
        await using (var db = register.Open(caller))
        {
            db.Add(person);
            db.Add(new Counter());
            Assert.Equal(2, await db.SaveChangesAsync());
            person.Mood = Mood.Cross;
            person.Home = new() { City = "上海", Phone = "13900000000" };
            db.NoteInAudit("Person", person.Id.Value.ToString(), AuditAction.Revealed, "The courier asked.");
            // Synchronous, as well as not.
            Assert.Equal(1, db.SaveChanges());
            db.Remove(person);
            await db.SaveChangesAsync();
            await db.SaveChangesAsync();
        }

        var rows = await register.RowsAsync();
        Assert.Equal([AuditAction.Created, AuditAction.Changed, AuditAction.Revealed, AuditAction.Deleted], rows.Select(r => r.Action));
        Assert.All(rows, r => Assert.Equal(
            (caller.UserId, "Person", person.Id.Value.ToString(), activity.TraceId.ToHexString(), DateTimeKind.Utc),
            (r.ActorId, r.What, r.Key, r.CorrelationId, r.At.Kind)));
        var whole = $$"""{"Id":"{{person.Id.Value}}","Mood":"Calm","Name":"王芳","Since":"1970-01-01T00:00:00Z","Version":1,"Home_City":"上海","Home_Phone":"***"}""";
        AssertJson(whole, rows[0].After);
        AssertJson("""{"Mood":"Calm","Version":1,"Home_Phone":"***"}""", rows[1].Before);
        AssertJson("""{"Mood":"Cross","Version":2,"Home_Phone":"***"}""", rows[1].After);
        Assert.Equal("The courier asked.", rows[2].Reason);
        AssertJson(whole.Replace("Calm", "Cross", StringComparison.Ordinal).Replace("\"Version\":1", "\"Version\":2", StringComparison.Ordinal), rows[3].Before);
        Assert.All([rows[0].Before, rows[2].Before, rows[2].After, rows[3].After], Assert.Null);
        Assert.DoesNotContain(rows, r => $"{r.Before}{r.After}".Contains(Phone, StringComparison.Ordinal));
        Assert.True((await register.VerifyAsync()).IsValid);
    }

    /// <summary>Random saves, some refused, some rolled back: the rows replayed give the table, and there are no others.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task The_rows_replayed_give_what_is_stored(DatabaseKind on)
    {
        await using var register = await Register.OnAsync(on);
        var saves = Gen.ListOf(Gen.Zip(Gen.Choose(0, 3), Gen.NonEmptyListOf(Gen.Zip(Gen.Choose(0, 9), Gen.Choose(0, 6))))).ToArbitrary();
        Prop.ForAll(saves, s => SaveAllAsync(register, s.Select(x => (x.Item1, x.Item2.ToArray()))).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(20).WithReplay(20261122, 3));

        Assert.True((await register.VerifyAsync()) is { IsValid: true, Rows: > 100 });
    }

    [Theory]
    [OnSqlite(3)]
    [OnPostgres(1)]
    public async Task Audit_rows_travel_with_the_save(DatabaseKind on, int commands)
    {
        await using var register = await Register.OnAsync(on);
        await using var db = register.Open();
        db.Add(new Person { Name = "warm" });
        await db.SaveChangesAsync();
        using var count = new CommandCount();
        db.Add(new Person { Name = "one" });
        await db.SaveChangesAsync();
        // SQLite takes a statement for each row, and one for the end of the chain; PostgreSQL takes them in one batch.
        Assert.Equal(commands, count.Take());
        db.AddRange(Enumerable.Range(0, 10).Select(i => new Person { Name = $"{i}" }));
        await db.SaveChangesAsync();
        Assert.Equal(on == DatabaseKind.Sqlite ? 21 : 1, count.Take());
        db.Add(new Counter());
        await db.SaveChangesAsync();
        Assert.Equal(1, count.Take());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_would_leave_no_row_is_refused(DatabaseKind on)
    {
        await using var register = await Register.OnAsync(on);
        await using var db = register.Open();
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.People.Where(p => p.Rank > 1).ExecuteDeleteAsync());
        Assert.Contains("[NotAudited]", (await Assert.ThrowsAsync<InvalidOperationException>(
            () => db.People.ExecuteUpdateAsync(set => set.SetProperty(p => p.Name, "all")))).Message, StringComparison.Ordinal);
        Assert.Equal(0, await db.Counters.ExecuteDeleteAsync());
    }

    private static async Task SaveAllAsync(Register register, IEnumerable<(int Kind, (int Who, int What)[] Changes)> saves)
    {
        var from = (await register.RowsAsync()).Count;
        Dictionary<string, JsonObject> before;
        await using (var start = register.Open())
            before = (await start.People.AsNoTracking().ToListAsync()).ToDictionary(p => p.Id.Value.ToString(), Json);
        foreach (var (kind, changes) in saves)
        {
            await using var db = register.Open();
            await using var transaction = kind == 0 ? await db.Database.BeginTransactionAsync() : null;
            foreach (var (who, what) in changes)
                await ChangeAsync(db, $"person {who}", what);
            if (kind == 1)
                db.Add(new Person { Name = "person 0" }); // Refused where there is one already.
            try
            {
                await db.SaveChangesAsync();
            }
            catch (DbUpdateException refused) when (UniqueViolation.IsAny(refused))
            {
                Assert.Equal(1, kind);
            }
        }

        foreach (var row in (await register.RowsAsync()).Skip(from))
        {
            var (was, now) = (JsonNode.Parse(row.Before ?? "{}")!.AsObject(), JsonNode.Parse(row.After ?? "{}")!.AsObject());
            Assert.Equal(row.Action == AuditAction.Created, before.TryAdd(row.Key, []));
            var person = before[row.Key];
            Assert.All(was, column => Assert.Equal(person[column.Key]?.ToJsonString(), column.Value?.ToJsonString()));
            Assert.True(row.Action != AuditAction.Deleted || before.Remove(row.Key));
            foreach (var (column, value) in now)
            {
                Assert.False(row.Action == AuditAction.Changed && JsonNode.DeepEquals(was[column], value) && column != "Home_Phone", $"{column} did not change");
                person[column] = value?.DeepClone();
            }
        }

        await using var end = register.Open();
        Assert.Equal(
            (await end.People.AsNoTracking().ToListAsync()).ToDictionary(p => p.Id.Value.ToString(), p => Text(Json(p))).OrderBy(p => p.Key, StringComparer.Ordinal),
            before.ToDictionary(p => p.Key, p => Text(p.Value)).OrderBy(p => p.Key, StringComparer.Ordinal));
    }

    private static async Task ChangeAsync(RegisterDb db, string name, int what)
    {
        var person = db.People.Local.FirstOrDefault(p => p.Name == name) ?? await db.People.FirstOrDefaultAsync(p => p.Name == name);
        if (person is null)
            db.Add(new Person { Name = name, Rank = what == 0 ? null : what });
        else if (what == 0)
            db.Remove(person);
        else
            (person.Rank, person.Mood, person.Home) = (what < 3 ? null : what, (Mood)(what % 2), what < 5 ? person.Home : new() { City = $"city {what}", Phone = Phone });
    }

    private static JsonObject Json(Person person) => new()
    {
        ["Id"] = person.Id.Value, ["Name"] = person.Name, ["Rank"] = person.Rank, ["Mood"] = $"{person.Mood}", ["Since"] = "1970-01-01T00:00:00Z",
        ["Home_City"] = person.Home.City, ["Home_Phone"] = "***", ["Version"] = person.Version,
    };

    // In one order, without what has no value.
    private static string Text(JsonObject json) => string.Join(' ', json.Where(p => p.Value is not null).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value!.ToJsonString()}"));

    private static void AssertJson(string expected, string? json) => Assert.Equal(Text(JsonNode.Parse(expected)!.AsObject()), Text(JsonNode.Parse(json!)!.AsObject()));

    private sealed record Clerk(Guid? UserId) : ICaller
    {
        public string Name => "Clerk";

        public bool IsPlatformWide => true;

        public IReadOnlyList<Guid> MerchantScope => [];

        public bool Has(string permission) => true;
    }

    /// <summary>Counts the commands of this test, by its trace.</summary>
    private sealed class CommandCount : IDisposable
    {
        private readonly ConcurrentQueue<Activity> _commands = new();
        private readonly ActivityListener _listener;
        private readonly Activity _outer;

        public CommandCount()
        {
            _listener = new() { ShouldListenTo = s => s.Name == SqlSpans.Name, Sample = (ref _) => ActivitySamplingResult.AllData, ActivityStopped = _commands.Enqueue };
            ActivitySource.AddActivityListener(_listener);
            _outer = new Activity("test").Start();
        }

        public int Take()
        {
            var count = _commands.Count(c => c.TraceId == _outer.TraceId);
            _commands.Clear();
            return count;
        }

        public void Dispose()
        {
            _outer.Dispose();
            _listener.Dispose();
        }
    }
}
