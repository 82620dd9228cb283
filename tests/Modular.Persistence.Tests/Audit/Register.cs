using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Modular.Kernel;
using Modular.Persistence.Postgres;
using Modular.Persistence.Sqlite;

namespace Modular.Persistence.Tests.Audit;

public enum Mood
{
    Calm,
    Cross,
}

public readonly record struct PersonId(Guid Value);

public sealed class Home
{
    public string City { get; init; } = "";

    public string Phone { get; init; } = "";
}

/// <summary>A row of the module's own, with a column of each kind.</summary>
public sealed class Person : IVersioned
{
    public PersonId Id { get; init; } = new(Guid.NewGuid());

    public string Name { get; set; } = "";

    public int? Rank { get; set; }

    public Mood Mood { get; set; }

    public DateTime Since { get; set; } = DateTime.UnixEpoch;

    public Home Home { get; set; } = new();

    public int Version { get; private set; }
}

/// <summary>A row of the machinery.</summary>
[NotAudited]
public sealed class Counter
{
    public Guid Id { get; init; } = Guid.NewGuid();

    public int Count { get; set; }
}

public sealed class RegisterDb(DbContextOptions<RegisterDb> options) : ModuleDbContext(options)
{
    public DbSet<Person> People => Set<Person>();

    public DbSet<Counter> Counters => Set<Counter>();

    internal DbSet<AuditRow> Rows => Set<AuditRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<Person>().ComplexProperty(p => p.Home, h => h.Property(p => p.Phone).IsSensitive());
        modelBuilder.Entity<Person>().HasIndex(p => p.Name).IsUnique();
        modelBuilder.Entity<Counter>();
    }
}

/// <summary>A module that keeps people, on either database, with its audit. The heads lie in a folder of the test.</summary>
internal sealed class Register(TemporaryFolder folder, PostgresDatabase? postgres) : IAsyncDisposable
{
    public const string Module = "Register";

    private static readonly KeyRing Keys = KeyRing.Parse(KeyRing.NewLine("1"));

    private readonly ModuleDatabase<RegisterDb> _database = new(
        postgres is null ? new SqliteFile(folder.In("register.db"), NullLoggerFactory.Instance) : new PostgresSchema(postgres.ConnectionString),
        NullLoggerFactory.Instance);

    private ModuleAudit<RegisterDb>? _audit;

    /// <summary>The file of the signed head.</summary>
    public string HeadFile => folder.In($"audit/{Module}.head");

    public static async Task<Register> OnAsync(DatabaseKind kind)
    {
        var postgres = kind == DatabaseKind.Postgres ? await (await PostgresServer.SharedAsync()).CreateDatabaseAsync() : null;
        var register = new Register(new TemporaryFolder("register"), postgres);
        await using var db = register.Open();
        await db.Database.EnsureCreatedAsync();
        await register.RestartAsync();
        await register.VerifyAsync();
        return register;
    }

    public RegisterDb Open(ICaller? caller = null) => _database.Open(caller ?? SystemCaller.Instance);

    /// <summary>As the next start of the host: what it knows of the head is what the file says.</summary>
    public async Task RestartAsync(KeyRing? keys = null)
    {
        await StopAsync();
        _audit = new(Module, _database, new AuditHeadFile(Path.GetDirectoryName(HeadFile)!, Module, keys ?? Keys), new(), TimeProvider.System, NullLogger<BackgroundLoops>.Instance);
    }

    /// <summary>Begins to keep the head in the background.</summary>
    public Task StartAsync() => _audit!.StartAsync(default);

    public async Task StopAsync()
    {
        if (_audit is not null)
            await _audit.DisposeAsync();
        _audit = null;
    }

    /// <summary>Adds a person for each name, in a save of its own.</summary>
    public async Task<List<Person>> AddAsync(params string[] names)
    {
        var people = names.Select(n => new Person { Name = n }).ToList();
        foreach (var person in people)
        {
            await using var db = Open();
            db.Add(person);
            await db.SaveChangesAsync();
        }

        return people;
    }

    /// <summary>Places what is committed, as the background work does.</summary>
    public Task SealAsync() => postgres is null ? Task.CompletedTask : new Sequencer<RegisterDb>(_database).PlaceAsync(default);

    public async Task<AuditVerification> VerifyAsync()
    {
        await SealAsync();
        return await _audit!.VerifyAsync(default);
    }

    /// <summary>The audit rows in their order.</summary>
    public async Task<List<AuditRow>> RowsAsync()
    {
        await SealAsync();
        await using var db = Open();
        return await db.Rows.AsNoTracking().OrderBy(r => r.Position).ToListAsync();
    }

    /// <summary>Runs statements past the product, as somebody with access to the database would; <c>audit</c> stands for the table.</summary>
    public async Task TamperAsync(params string[] statements)
    {
        await using var db = Open();
        foreach (var statement in statements)
            await db.Database.ExecuteSqlRawAsync(statement.Replace("audit ", postgres is null ? "audit " : "\"Modular.Persistence.Tests\".audit ", StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _database.Dispose();
        if (postgres is not null)
            await postgres.DisposeAsync();
        folder.Dispose();
    }
}
