using System.Text.RegularExpressions;
using Modular.GraphQL.Data.Paging;
using Modular.GraphQL.Data.Projection;
using Modular.GraphQL.Data.Queries;
using Modular.GraphQL.Data.Tests.Shop;
using Modular.Testing;

namespace Modular.GraphQL.Data.Tests;

public abstract partial class ProjectionTests(DatabaseKind kind) : DatabaseTests(kind,
    new Merchant(new MerchantId(Guid.NewGuid()), "A")
    {
        Score = 3,
        City = new City { Id = new(Guid.NewGuid()), Name = "Hangzhou", Population = 12 },
        Deposit = new Money(5, "EUR"),
        Remarks = [new Remark { Text = "first" }],
    }.With(new Document { Kind = "licence", Pages = 2 }, new Document { Kind = "contract" }))
{
    /// <summary>The statement reads the columns of what is asked for, and the key, and no other; entities keep their private members.</summary>
    [DatabaseFact]
    public async Task Only_the_columns_that_are_asked_for_are_read()
    {
        var merchant = await ReadAsync(project: true, "LegalName", "Score", "Deposit");
        Assert.Equal(("A", 3, new Money(5, "EUR")), (merchant.LegalName, merchant.Score, merchant.Deposit));
        Assert.NotEqual(default, merchant.Id);
        Assert.Equal(["Deposit_Amount", "Deposit_Currency", "Id", "LegalName", "Score"], ColumnsOf(Assert.Single(Database.Statements)));
    }

    /// <summary>References are read with their own columns in the same statement; each collection takes one of its own.</summary>
    [DatabaseTheory]
    [InlineData(2, "City.Name", "Documents.Kind")]
    [InlineData(3, "City.Name", "Documents.Kind", "Remarks.Text")]
    public async Task What_an_entity_refers_to_is_projected_as_well(int statements, params string[] paths)
    {
        var merchant = await ReadAsync(project: true, paths);
        Assert.Equal(("Hangzhou", null), (merchant.City!.Name, merchant.City.Population));
        Assert.Equal(["contract", "licence"], merchant.Documents.Select(d => d.Kind).Order());
        Assert.All(merchant.Documents, d => Assert.Null(d.Pages));
        Assert.Equal(paths.Length == 3 ? 1 : 0, merchant.Remarks.Count);
        Assert.Equal(statements, Database.Statements.Count);
        Assert.DoesNotContain(Database.Statements, s => s.Contains("LegalName", StringComparison.Ordinal) || s.Contains("Population", StringComparison.Ordinal));
    }

    /// <summary>Where it cannot be said which columns are needed, nothing is left out: not a column, not what is referred to.</summary>
    [DatabaseTheory]
    [InlineData(true, "Title", "City.Name", "Documents.Kind")]
    [InlineData(true, "", "City.Name", "Documents.Kind")]
    [InlineData(false, "LegalName", "City.Name", "Documents.Kind")]
    public async Task What_is_not_known_to_be_enough_is_read_whole(bool project, params string[] paths)
    {
        var merchant = await ReadAsync(project, paths);
        Assert.Equal(("A (Applied)", 3, "Hangzhou"), (merchant.Title, merchant.Score, merchant.City?.Name));
        Assert.Equal([2, null], merchant.Documents.Select(d => d.Pages).OrderByDescending(p => p));
        Assert.Single(Database.Statements);
    }

    [DatabaseFact]
    public async Task A_part_that_must_be_read_whole_leaves_the_rest_projected()
    {
        var merchant = await ReadAsync(project: true, "Documents.Kind", "Documents.Unmapped");
        Assert.Equal([2, null], merchant.Documents.Select(d => d.Pages).OrderByDescending(p => p));
        Assert.DoesNotContain("LegalName", Assert.Single(Database.Statements), StringComparison.Ordinal);
    }

    private async Task<Merchant> ReadAsync(bool project, params string[] paths)
    {
        var tree = new PropertyTree();
        foreach (var path in paths)
            tree.Add(TreeOf(path.Split('.')));
        await using var db = Database.Open();
        var shape = new ElementShape<Merchant>(tree, project);
        // What comes again is read by code of its own.
        List<PageRow<Merchant>> rows = [];
        for (var i = 0; i < 3; i++)
        {
            Database.Statements.Clear();
            rows = await shape.ReadAsync(db.Merchants, ElementModel.Of(db.Merchants), items: true, place: null, default);
        }

        Assert.Empty(db.ChangeTracker.Entries());
        return Assert.Single(rows).Item!;
    }

    // "" stands for a resolver that may read any property.
    private static PropertyTree TreeOf(Span<string> path)
    {
        if (path is [""])
            return PropertyTree.All();
        var tree = new PropertyTree();
        if (path.Length > 0)
            tree.Add(path[0], TreeOf(path[1..]));
        return tree;
    }

    private static IEnumerable<string> ColumnsOf(string sql) =>
        Column().Matches(sql).Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex("\\w\"?\\.\"(\\w+)\"")]
    private static partial Regex Column();
}

public sealed class ProjectionTestsOnSqlite() : ProjectionTests(DatabaseKind.Sqlite);

[NeedsPostgres]
public sealed class ProjectionTestsOnPostgres() : ProjectionTests(DatabaseKind.Postgres);
