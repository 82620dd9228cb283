using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Caching.Memory;
using Modular.Testing;

namespace Modular.GraphQL.Data.Tests.Shop;

public sealed class ShopDb(DbContextOptions<ShopDb> options) : DbContext(options)
{
    public DbSet<Merchant> Merchants => Set<Merchant>();

    public DbSet<Document> Documents => Set<Document>();

    public DbSet<City> Cities => Set<City>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<MerchantId>().HaveConversion<MerchantIdConverter>();
        configurationBuilder.Properties<CityId>().HaveConversion<CityIdConverter>();
        if (Database.IsNpgsql())
            configurationBuilder.Properties<string>().UseCollation("C");
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Merchant>(m =>
        {
            m.HasIndex(x => new { x.AppliedAt, x.Id });
            var status = m.Property(x => x.PreviousStatus).HasConversion<string>();
            if (Database.IsNpgsql())
                status.UseCollation("C");
            m.ComplexProperty(x => x.Deposit);
            m.HasMany(x => x.Documents).WithOne().HasForeignKey(d => d.MerchantId);
            m.HasMany(x => x.Remarks).WithOne().HasForeignKey("MerchantId").IsRequired();
        });
        modelBuilder.Entity<City>();
        modelBuilder.Entity<Document>().Property(d => d.Id).ValueGeneratedNever();
        modelBuilder.Entity<Remark>().Property(d => d.Id).ValueGeneratedNever();
    }

    private sealed class MerchantIdConverter() : Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter<MerchantId, Guid>(i => i.Value, v => new MerchantId(v));

    private sealed class CityIdConverter() : Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter<CityId, Guid>(i => i.Value, v => new CityId(v));
}

/// <summary>A database with the shop's tables, gone with the test. It writes down each statement that reads.</summary>
public sealed class ShopDatabase : IDisposable
{
    // Without a limit: where EF Core forgets plans, nobody can tell whether a query has met its own.
    private static readonly Dictionary<DatabaseKind, MemoryCache> Plans = Enum.GetValues<DatabaseKind>().ToDictionary(k => k, _ => new MemoryCache(new MemoryCacheOptions()));

    private readonly DbContextOptions<ShopDb> _options;
    private readonly Action _remove;
    private int _compilations;

    public ShopDatabase(DatabaseKind kind, params Merchant[] merchants)
    {
        var builder = new DbContextOptionsBuilder<ShopDb>().AddInterceptors(new Recorder(this))
            .UseMemoryCache(Plans[kind]).LogTo((id, _) => id == CoreEventId.QueryCompilationStarting, _ => Interlocked.Increment(ref _compilations));
        _remove = kind == DatabaseKind.Sqlite ? UseSqlite(builder) : UsePostgres(builder);
        _options = builder.Options;
        Add(merchants);
    }

    public ConcurrentQueue<string> Statements { get; } = new();

    /// <summary>How many queries EF Core has compiled so far, rather than found their plan.</summary>
    public int Compilations => Volatile.Read(ref _compilations);

    /// <summary>Called with the cancellation of each statement that reads.</summary>
    public Action<CancellationToken>? Reading { get; set; }

    public ShopDb Open() => new(_options);

    public void Add(params IEnumerable<Merchant> merchants)
    {
        using var db = Open();
        db.AddRange(merchants);
        db.SaveChanges();
        Statements.Clear();
    }

    public void Clear()
    {
        using var db = Open();
        db.Merchants.ExecuteDelete();
        db.Cities.ExecuteDelete();
    }

    public void Dispose() => _remove();

    private static Action UseSqlite(DbContextOptionsBuilder<ShopDb> builder)
    {
        var file = Path.Combine(Path.GetTempPath(), $"shop-{Guid.NewGuid():N}.db");
        builder.UseSqlite($"Data Source={file};Pooling=False");
        using var db = new ShopDb(builder.Options);
        db.Database.EnsureCreated();
        return () => File.Delete(file);
    }

    private static Action UsePostgres(DbContextOptionsBuilder<ShopDb> builder)
    {
        // Away from the test's synchronisation context, whose few threads may all wait here.
        var database = Task.Run(async () => await (await PostgresServer.SharedAsync()).CreateDatabaseAsync("shop", CreateTablesAsync)).GetAwaiter().GetResult();
        builder.UseNpgsql(database.ConnectionString);
        return () => Task.Run(async () => await database.DisposeAsync()).GetAwaiter().GetResult();
    }

    private static async Task CreateTablesAsync(string connectionString)
    {
        await using var db = new ShopDb(new DbContextOptionsBuilder<ShopDb>().UseNpgsql(connectionString).Options);
        await db.Database.EnsureCreatedAsync();
    }

    private sealed class Recorder(ShopDatabase database) : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            database.Statements.Enqueue(command.CommandText);
            database.Reading?.Invoke(cancellationToken);
            return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
        }
    }
}
