using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Modular.Persistence.Sqlite;

namespace Modular.Persistence.Tests;

/// <summary>Columns that one of the databases orders or rounds differently cannot be mapped.</summary>
public sealed class ModelRuleTests
{
    [Fact]
    public void A_decimal_or_a_time_with_offset_is_refused_with_what_to_use()
    {
        Assert.Contains("Price.Amount is stored as Decimal: SQLite keeps decimals as text and orders them so; store whole minor units as long", Refusal<PriceDb>(), StringComparison.Ordinal);
        Assert.Contains("store a UTC DateTime", Refusal<MeetingDb>(), StringComparison.Ordinal);
    }

    private static string Refusal<TContext>() where TContext : ModuleDbContext
    {
        using var folder = new TemporaryFolder("model");
        using var database = new ModuleDatabase<TContext>(new SqliteFile(folder.In("model.db"), NullLoggerFactory.Instance), NullLoggerFactory.Instance);
        return Assert.Throws<InvalidOperationException>(() => database.Open(SystemCaller.Instance).Model).Message;
    }

    private sealed class Price
    {
        public int Id { get; set; }

        public decimal? Amount { get; set; }
    }

    private sealed class Meeting
    {
        public int Id { get; set; }

        public DateTimeOffset At { get; set; }
    }

    private sealed class PriceDb(DbContextOptions<PriceDb> options) : ModuleDbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Price>();
    }

    private sealed class MeetingDb(DbContextOptions<MeetingDb> options) : ModuleDbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Meeting>();
    }
}
