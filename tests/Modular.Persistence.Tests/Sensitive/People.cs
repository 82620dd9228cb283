using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Modular.Persistence.Postgres;
using Modular.Persistence.Sqlite;

namespace Modular.Persistence.Tests.Sensitive;

/// <summary>Somebody with texts of all kinds: mandatory and optional, in the row and in a part of it, unique and not.</summary>
public sealed class Person : IVersioned
{
    public Guid Id { get; set; } = Guid.NewGuid();

    public string Name { get; set; } = "";

    public SealedText IdCard { get; set; } = SealedText.Empty;

    public SealedText? Note { get; set; }

    public Bank Bank { get; set; } = new();

    public int Version { get; private set; }
}

/// <summary>Where somebody's money goes.</summary>
public sealed class Bank
{
    public string Name { get; set; } = "";

    public SealedText Account { get; init; } = SealedText.Empty;
}

/// <summary>A row whose key has two parts and a number.</summary>
public sealed class Visit
{
    public Guid PersonId { get; set; }

    public int Number { get; set; }

    public SealedText Phone { get; set; } = SealedText.Empty;
}

public sealed class PeopleDb(DbContextOptions<PeopleDb> options) : ModuleDbContext(options)
{
    public DbSet<Person> People => Set<Person>();

    public DbSet<Visit> Visits => Set<Visit>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<Person>(p =>
        {
            p.ComplexProperty(x => x.Bank);
            p.HasBlindIndex(x => x.IdCard, isUnique: true);
            p.HasBlindIndex(x => x.Bank.Account);
        });
        modelBuilder.Entity<Visit>().HasKey(v => new { v.PersonId, v.Number });
    }
}

/// <summary>The people on either database, which outlasts the keys that it is opened with.</summary>
internal sealed class People(TemporaryFolder folder, PostgresDatabase? postgres, ModuleDatabase<PeopleDb> database) : IAsyncDisposable
{
    private ModuleDatabase<PeopleDb> _database = database;

    /// <summary>A line with a key; a new one each time.</summary>
    public static string Key(string id) => KeyRing.NewLine(id);

    public string FolderPath => folder.Path;

    public static async Task<People> OnAsync(DatabaseKind kind, params string[] keys)
    {
        var postgres = kind == DatabaseKind.Postgres ? await (await PostgresServer.SharedAsync()).CreateDatabaseAsync() : null;
        var folder = new TemporaryFolder("people");
        var people = new People(folder, postgres, DatabaseOf(folder, postgres, keys));
        await using var db = people.Open();
        await db.Database.EnsureCreatedAsync();
        return people;
    }

    /// <summary>Opens the same rows as a process with other keys would.</summary>
    public People With(params string[] keys)
    {
        _database.Dispose();
        _database = DatabaseOf(folder, postgres, keys);
        return this;
    }

    /// <summary>The table of the people, as SQL names it.</summary>
    public string Table
    {
        get
        {
            using var db = Open();
            var entity = db.Model.FindEntityType(typeof(Person))!;
            return db.GetService<ISqlGenerationHelper>().DelimitIdentifier(entity.GetTableName()!, entity.GetSchema());
        }
    }

    public PeopleDb Open() => _database.Open(SystemCaller.Instance);

    public ISensitiveRows Rows => new SensitiveRows<PeopleDb>(_database, "People");

    public async Task AddAsync(params IEnumerable<object> rows)
    {
        await using var db = Open();
        db.AddRange(rows);
        await db.SaveChangesAsync();
    }

    public async Task<List<Person>> AllAsync()
    {
        await using var db = Open();
        return await db.People.AsNoTracking().OrderBy(p => p.Name).ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _database.Dispose();
        if (postgres is not null)
            await postgres.DisposeAsync();
        folder.Dispose();
    }

    private static ModuleDatabase<PeopleDb> DatabaseOf(TemporaryFolder folder, PostgresDatabase? postgres, string[] keys) => new(
        postgres is null ? new SqliteFile(folder.In("people.db"), NullLoggerFactory.Instance) : new PostgresSchema(postgres.ConnectionString),
        NullLoggerFactory.Instance, keys: keys.Length == 0 ? null : KeyRing.Parse(string.Join('\n', keys)));
}
