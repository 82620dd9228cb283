using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

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
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Merchant>(m =>
        {
            m.HasIndex(x => new { x.AppliedAt, x.Id });
            m.Property(x => x.PreviousStatus).HasConversion<string>();
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

/// <summary>A SQLite file with the shop's tables, gone with the test. It writes down each statement that reads.</summary>
public sealed class ShopDatabase : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"shop-{Guid.NewGuid():N}.db");
    private readonly DbContextOptions<ShopDb> _options;

    public ShopDatabase(params Merchant[] merchants)
    {
        _options = new DbContextOptionsBuilder<ShopDb>()
            .UseSqlite($"Data Source={_file};Pooling=False")
            .AddInterceptors(new Recorder(this)).Options;
        using var db = Open();
        db.Database.EnsureCreated();
        Add(merchants);
    }

    public ConcurrentQueue<string> Statements { get; } = new();

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

    public void Dispose() => File.Delete(_file);

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
