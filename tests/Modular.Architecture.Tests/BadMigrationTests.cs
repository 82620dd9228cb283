using Modular.Architecture.Tests.Fixtures;
using Modular.Architecture.Tests.Repository;
using Modular.Architecture.Tests.Rules;
using Modular.Testing;

namespace Modular.Architecture.Tests;

/// <summary>Rule 7 catches migrations that make something else than the model.</summary>
public sealed class BadMigrationTests
{
    private static readonly string[] Sqlite = ["TEXT", "TEXT", "INTEGER", "", "", "null"];
    private static readonly string[] Postgres = ["uuid", "text", "integer", ".UseCollation(\"C\")", ", collation: \"C\"", "\"Orders\""];

    private static readonly (bool SnapshotHasName, bool IsMade, string Further, string? Offender)[] Cases =
    [
        (true, true, "", null),
        (false, false, "", "the model has changed since the last migration"),
        (true, false, "", "the migrations do not make column Thing.Name "),
        (true, true, "m.CreateIndex(\"IX_Odd\", \"Thing\", \"Name\", {5}); ", "the migrations make index CREATE INDEX \"IX_Odd\""),
        (true, true, "m.AddColumn<int>(\"Extra\", \"Thing\", \"{2}\", schema: {5}, nullable: true); ", "the migrations make column Thing.Extra "),
    ];

    [Theory, OnSqlite, OnPostgres]
    public async Task Migrations_that_differ_from_the_model_are_caught(DatabaseKind on)
    {
        foreach (var (hasName, isMade, further, offender) in Cases)
        {
            var found = await FindAsync(on, Source(on, hasName, isMade, further));
            if (offender is null)
                Violation.None(found);
            else
                Assert.StartsWith($"OrdersDb on {on}: {offender}", Assert.Single(found).Offender, StringComparison.Ordinal);
        }
    }

    [Theory]
    [OnSqlite(DatabaseKind.Postgres)]
    [OnPostgres(DatabaseKind.Sqlite)]
    public async Task Migrations_of_one_provider_alone_are_caught(DatabaseKind on, DatabaseKind other) =>
        Assert.Equal([$"OrdersDb on {on}: there are no migrations"], (await FindAsync(on, Source(other, true, true, ""))).Select(v => v.Offender));

    private static async Task<IReadOnlyList<Violation>> FindAsync(DatabaseKind on, string source)
    {
        var context = Assert.Single(ModuleModel.ContextsOf(new FixtureModule("Orders", source).Assembly.Value));
        await using EmptyDatabase migrated = await EmptyDatabase.OnAsync(on), modelled = await EmptyDatabase.OnAsync(on);
        return await MigrationRules.OfAsync("Orders", context, migrated, modelled);
    }

    private static string Source(DatabaseKind on, bool snapshotHasName, bool isMade, string further)
    {
        var words = on == DatabaseKind.Sqlite ? Sqlite : Postgres;
        string With(string text) => words.Index().Aggregate(text, (t, w) => t.Replace($"{{{w.Index}}}", w.Item, StringComparison.Ordinal));
        var known = snapshotHasName ? With("""b.Property<string>("Name").IsRequired().HasColumnType("{1}"){3}; """) : "";
        var made = isMade ? With("""Name = t.Column<string>("{1}", nullable: false{4})""") : "";
        var schema = on == DatabaseKind.Postgres ? "m.HasDefaultSchema(\"Orders\"); " : "";
        return With($$"""
            namespace Orders.Persistence
            {
                internal sealed class Thing { public Guid Id { get; set; } public string Name { get; set; } = ""; }
                internal sealed class OrdersDb(DbContextOptions<OrdersDb> options) : ModuleDbContext(options)
                {
                    protected override void OnModelCreating(ModelBuilder m)
                    {
                        m.Entity<Thing>();
                        base.OnModelCreating(m);
                        // The tables that building blocks bring would only make the migrations longer.
                        foreach (var brought in m.Model.GetEntityTypes().Where(e => e.ClrType != typeof(Thing)).ToArray())
                            m.Ignore(brought.ClrType);
                    }
                }
            }
            namespace Orders.Persistence.Migrations.{{on}}
            {
                [DbContext(typeof(OrdersDb))] [Migration("1_Initial")]
                internal sealed class Initial : Migration
                {
                    protected override void Up(MigrationBuilder m)
                    {
                        m.EnsureSchema("Orders");
                        m.CreateTable("Thing", schema: {5}, columns: t => new { Id = t.Column<Guid>("{0}", nullable: false), {{made}} }, constraints: t => t.PrimaryKey("PK_Thing", x => x.Id));
                        {{further}}
                    }
                }
                [DbContext(typeof(OrdersDb))]
                internal class OrdersDbModelSnapshot : ModelSnapshot
                {
                    protected override void BuildModel(ModelBuilder m)
                    {
                        {{schema}}m.HasAnnotation("ProductVersion", "10.0.14");
                        m.Entity("Orders.Persistence.Thing", b =>
                        {
                            b.Property<Guid>("Id").ValueGeneratedOnAdd().HasColumnType("{0}"); {{known}}
                            b.HasKey("Id"); b.ToTable("Thing", (string?){5});
                        });
                    }
                }
            }
            """);
    }
}
