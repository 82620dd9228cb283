using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Modular.Persistence.Postgres;
using Modular.Persistence.Sqlite;

namespace Modular.Persistence.Tests.Personal;

/// <summary>Somebody's row: a name that the audit keeps, one in a part of the row too, and a number that it does not.</summary>
public sealed class Member : IVersioned
{
    public Guid Id { get; init; } = Guid.NewGuid();

    public Guid? OwnerId { get; init; }

    public SealedText Name { get; set; } = SealedText.Empty;

    public SealedText Phone { get; set; } = SealedText.Empty;

    public Card Card { get; set; } = new();

    public int Points { get; set; }

    public int Version { get; private set; }

    /// <summary>Takes away what is personal.</summary>
    public void Erase() => (Name, Phone, Card) = (SealedText.Empty, SealedText.Empty, new() { Colour = Card.Colour });
}

/// <summary>A part of the row.</summary>
public sealed class Card
{
    public string Colour { get; init; } = "";

    public SealedText Holder { get; init; } = SealedText.Empty;
}

public sealed class MembersDb(DbContextOptions<MembersDb> options) : ModuleDbContext(options)
{
    public DbSet<Member> Members => Set<Member>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        // As a configuration class, which comes before the tables of the machinery.
        modelBuilder.Entity<Member>(m =>
        {
            m.HoldsDataOf(x => x.OwnerId);
            m.Property(x => x.Name).IsAudited();
            m.ComplexProperty(x => x.Card, c => c.Property(x => x.Holder).IsAudited());
        });
        base.OnModelCreating(modelBuilder);
    }
}

/// <summary>A module that keeps members, on either database, with its audit.</summary>
internal sealed class Members(TemporaryFolder folder, PostgresDatabase? postgres) : IAsyncDisposable
{
    private ModuleDatabase<MembersDb> _database = DatabaseOf(folder, postgres, KeyRing.NewLine("1"));
    private ModuleAudit<MembersDb>? _audit;

    public string Folder => folder.Path;

    public static async Task<Members> OnAsync(DatabaseKind kind, string? key = null)
    {
        var postgres = kind == DatabaseKind.Postgres ? await (await PostgresServer.SharedAsync()).CreateDatabaseAsync() : null;
        var members = new Members(new TemporaryFolder("members"), postgres);
        if (key is not null)
            members.With(key);
        await using var db = members.Open();
        await db.Database.EnsureCreatedAsync();
        await members.VerifyAsync();
        return members;
    }

    /// <summary>Goes on as a process with these keys would.</summary>
    public void With(params string[] keys)
    {
        _database.Dispose();
        _database = DatabaseOf(folder, postgres, keys);
    }

    public MembersDb Open() => _database.Open(SystemCaller.Instance);

    /// <summary>A member of that name, saved.</summary>
    public async Task<Member> AddAsync(Guid? owner, string name, string phone = "")
    {
        var member = new Member { OwnerId = owner, Name = SealedText.Of(name), Phone = SealedText.Of(phone), Card = new() { Colour = "red", Holder = SealedText.Of(name) } };
        await using var db = Open();
        db.Add(member);
        await db.SaveChangesAsync();
        return member;
    }

    public async Task ChangeAsync(Guid id, Action<Member> change)
    {
        await using var db = Open();
        change(await db.Members.SingleAsync(m => m.Id == id));
        await db.SaveChangesAsync();
    }

    /// <summary>Erases a person as a module does: overwrites, then forgets.</summary>
    public async Task EraseAsync(Guid person)
    {
        await using var db = Open();
        await using var writing = await db.BeginWritingAsync(default);
        foreach (var member in await db.Members.Where(m => m.OwnerId == person).ToListAsync())
            member.Erase();
        await db.SaveChangesAsync();
        await db.ForgetPersonAsync(person, default);
        await writing.CommitAsync(default);
    }

    /// <summary>The audit rows in their order, as they lie there.</summary>
    public async Task<List<AuditRow>> RowsAsync()
    {
        await SealAsync();
        await using var db = Open();
        return await db.Set<AuditRow>().AsNoTracking().OrderBy(r => r.Position).ToListAsync();
    }

    /// <summary>What a reader is shown of each row: the values before and after.</summary>
    public async Task<List<string>> ShownAsync()
    {
        var rows = await RowsAsync();
        await using var db = Open();
        var before = await ShownAudit.ShowAsync(rows, r => r.Before, _ => db, default);
        var after = await ShownAudit.ShowAsync(rows, r => r.After, _ => db, default);
        return [.. before.Zip(after, (b, a) => $"{b} -> {a}")];
    }

    public async Task<AuditVerification> VerifyAsync()
    {
        await SealAsync();
        _audit ??= new("Members", _database, new AuditHeadFile(folder.In("audit"), "Members", KeyRing.Parse(KeyRing.NewLine("audit"))), new(), TimeProvider.System, NullLogger<BackgroundLoops>.Instance);
        return await _audit.VerifyAsync(default);
    }

    public Task<RotatedValues> RotateAsync() => new SensitiveRows<MembersDb>(_database, "Members").RotateAsync(default);

    public async ValueTask DisposeAsync()
    {
        if (_audit is not null)
            await _audit.DisposeAsync();
        _database.Dispose();
        if (postgres is not null)
            await postgres.DisposeAsync();
        folder.Dispose();
    }

    private Task SealAsync() => postgres is null ? Task.CompletedTask : new Sequencer<MembersDb>(_database).PlaceAsync(default);

    private static ModuleDatabase<MembersDb> DatabaseOf(TemporaryFolder folder, PostgresDatabase? postgres, params string[] keys) => new(
        postgres is null ? new SqliteFile(folder.In("members.db"), NullLoggerFactory.Instance) : new PostgresSchema(postgres.ConnectionString),
        NullLoggerFactory.Instance, keys: KeyRing.Parse(string.Join('\n', keys)));
}
