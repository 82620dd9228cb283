using System.Diagnostics;
using Catalogue.ImportProducts;
using Microsoft.EntityFrameworkCore;
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

    /// <summary>Two processes at one import, as after a pause of one: no row is entered twice.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Two_at_once_enter_each_row_once(DatabaseKind on)
    {
        await StartAsync(on);
        var (content, bad) = Generate(700, Seed + 1, badPerThousand: 10);
        var id = await HandInAsync(content);
        for (var i = 0; i < 20 && (await ReadAsync(id)).GetProperty("status").GetString() != "DONE"; i++)
            await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => Opened.RunJobAsync("catalogue.import-products"))));
        await using var db = Open();
        Assert.Equal((700 - bad.Count, 700 - bad.Count), (await db.Products.CountAsync(), (await ReadAsync(id)).GetProperty("products").GetInt32()));
        Assert.Equal(bad, await db.ProductImportProblems.Select(p => p.Row).Distinct().OrderBy(r => r).ToListAsync());
    }
}
