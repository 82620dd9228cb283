using System.Diagnostics;
using Catalogue.Contracts;
using Catalogue.ImportProducts;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Xunit.Abstractions;

namespace Catalogue.Tests.Import;

/// <summary>
/// An import that is stopped at any moment goes on and enters each good row once (CAT-19). Rows from MODULAR_IMPORT_ROWS, 50 000 at full scale, 1 % of them bad; the seed from MODULAR_IMPORT_SEED.
/// </summary>
public sealed class ImportKillTests(ITestOutputHelper output) : ImportSetting
{
    private static readonly int Rows = int.TryParse(Environment.GetEnvironmentVariable("MODULAR_IMPORT_ROWS"), out var rows) ? rows : 1500;
    private static readonly int Seed = int.TryParse(Environment.GetEnvironmentVariable("MODULAR_IMPORT_SEED"), out var seed) ? seed : 20260410;

    [Theory, OnSqlite, OnPostgres]
    public async Task Stopped_again_and_again_it_enters_each_good_row_once(DatabaseKind on)
    {
        await StartAsync(on);
        var (content, bad) = Generate(Rows, Seed, badPerThousand: 10);
        var id = await HandInAsync(content);
        var (watch, random, stops, places) = (Stopwatch.StartNew(), new Random(Seed), 0, new HashSet<int>());
        while ((await ReadAsync(id)).GetProperty("status").GetString() is "WAITING" or "RUNNING")
        {
            using var stop = new CancellationTokenSource();
            // The further it has come, the longer it takes to find its place again.
            stop.CancelAfter(TimeSpan.FromMilliseconds(Rows / 5 + random.Next(Rows / 2 + 200)));
            try
            {
                await using var scope = Opened.As();
                await scope.ServiceProvider.GetRequiredService<ImportProductsJob>().RunAsync(new("catalogue.import-products", Opened.Clock.Now, 1, 1), stop.Token);
            }
            catch (Exception) when (stop.IsCancellationRequested)
            {
                stops++;
                places.Add((await ReadAsync(id)).GetProperty("rowsDone").GetInt32());
            }

            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(20), "It does not come to its end.");
        }

        var import = await ReadAsync(id);
        await using var db = Open();
        output.WriteLine($"{on}: {Rows} rows, {bad.Count} bad, stopped {stops} times at {places.Count} places, {Rows / watch.Elapsed.TotalSeconds:0} rows a second");
        Assert.Equal(("DONE", Rows + 1, Rows - bad.Count, bad.Count), (
            import.GetProperty("status").GetString(), import.GetProperty("rowsDone").GetInt32(), import.GetProperty("products").GetInt32(), import.GetProperty("failedRows").GetInt32()));
        var expected = Enumerable.Range(0, Rows).Where(i => !bad.Contains(i + 2)).Select(i => $"BULK-{Seed}-{i:D7}");
        Assert.Equal(expected, await db.Variants.OrderBy(v => v.Sku).Select(v => v.Sku).ToListAsync());
        Assert.Equal(Rows - bad.Count, await db.Products.CountAsync());
        Assert.Equal(Rows - bad.Count, await db.StockLevels.CountAsync());
        Assert.Equal(Rows - bad.Count, await db.ProductSearch.CountAsync());
        var problems = await db.ProductImportProblems.OrderBy(p => p.Ordinal).ToListAsync();
        Assert.Equal(bad, problems.Select(p => p.Row).Distinct());
        Assert.All(problems, p => Assert.True(p.Column is { Length: > 0 } && p.Rule.Length > 0 && p.English.Length > 0 && p.Chinese.Length > 0));
    }

    /// <summary>Some processes at one import, as after a pause of one: no row is entered twice, and what was found of the bad ones stays; checked only, it is told once as well.</summary>
    [Theory]
    [OnSqlite(false), OnSqlite(true)]
    [OnPostgres(false), OnPostgres(true)]
    public async Task Several_at_once_deal_with_each_row_once(DatabaseKind on, bool isDry)
    {
        const int rows = 60;
        await StartAsync(on, ("Modules:Catalogue:ImportBatchRows", "10"));
        var random = new Random(Seed);
        for (var number = 1; number <= 25; number++)
        {
            var (content, bad) = Generate(rows, Seed + number, badPerThousand: 200);
            var id = await HandInAsync(content, dryRun: isDry);
            for (var i = 0; i < 20 && (await ReadAsync(id)).GetProperty("status").GetString() != "DONE"; i++)
                await Task.WhenAll(new[] { 0, random.Next(30), random.Next(80) }.Select(later => Task.Run(async () =>
                {
                    await Task.Delay(later);
                    await Opened.RunJobAsync("catalogue.import-products");
                })));
            await using var db = Open();
            var import = await ReadAsync(id);
            Assert.Equal(("DONE", rows + 1, rows - bad.Count, bad.Count), (
                import.GetProperty("status").GetString(), import.GetProperty("rowsDone").GetInt32(), import.GetProperty("products").GetInt32(), import.GetProperty("failedRows").GetInt32()));
            Assert.Equal(isDry ? 0 : rows - bad.Count, await db.Variants.CountAsync(v => v.Sku.StartsWith($"BULK-{Seed + number}-")));
            var problems = await db.ProductImportProblems.Where(p => p.ImportId == ImportOf(id)).OrderBy(p => p.Ordinal).ToListAsync();
            Assert.Equal(bad, problems.Select(p => p.Row).Distinct());
            Assert.Equal(Enumerable.Range(1, import.GetProperty("problemCount").GetInt32()), problems.Select(p => p.Ordinal));
        }
    }

    private static ProductImportId ImportOf(string id) => NodeId.TryParse(id, out var node) ? new(node.Value) : throw new ArgumentException($"{id} is no id.", nameof(id));
}
