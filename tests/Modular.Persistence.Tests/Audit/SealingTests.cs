using System.Diagnostics;
using System.Globalization;

namespace Modular.Persistence.Tests.Audit;

/// <summary>
/// Parallel writers make one chain, gapless and whole, and a signed head follows it. The number of writes comes from MODULAR_AUDIT_ROWS.
/// </summary>
public sealed class SealingTests
{
    private const int Writers = 8;

    private static readonly int Writes = Environment.GetEnvironmentVariable("MODULAR_AUDIT_ROWS") is { Length: > 0 } rows ? int.Parse(rows, CultureInfo.InvariantCulture) : 400;

    [Theory, OnSqlite, OnPostgres]
    public async Task Parallel_writers_make_one_chain(DatabaseKind on)
    {
        await using var register = await Register.OnAsync(on);
        var sealing = Task.Run(async () =>
        {
            // Beside another sequencer, as where two hosts share a database.
            for (var i = 0; i < 40; i++)
                await Task.WhenAll(register.SealAsync(), register.SealAsync());
        });
        using var isWritten = new CancellationTokenSource();
        var verifying = Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            // A chain that grows, and a head that follows it meanwhile, is none that somebody has changed.
            while (!isWritten.IsCancellationRequested)
            {
                var soFar = await register.VerifyAsync();
                Assert.True(soFar.IsValid, $"{soFar}");
            }
        })).ToList();
        var written = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            var random = new Random(writer);
            var committed = 0;
            for (var i = 0; i < Writes / Writers; i++)
            {
                await using var db = register.Open();
                await using var transaction = await db.Database.BeginTransactionAsync();
                db.Add(new Person { Name = $"{writer}/{i}" });
                await db.SaveChangesAsync();
                if (random.Next(4) == 0)
                    await Task.Delay(random.Next(4));
                if (random.Next(5) == 0)
                    continue;
                await transaction.CommitAsync();
                committed++;
            }

            return committed;
        })));
        await sealing;
        await isWritten.CancelAsync();
        await Task.WhenAll(verifying);

        var found = await register.VerifyAsync();
        Assert.True(found.IsValid, $"{found}");
        Assert.Equal((written.Sum(), 0), (found.Rows, found.Unsealed));
        var rows = await register.RowsAsync();
        Assert.Equal(Enumerable.Range(1, rows.Count).Select(p => (long?)p), rows.Select(r => r.Position));
        // Each writer's rows stand in the order of its commits.
        Assert.All(rows.Select(r => r.After!.Split("\"Name\":\"")[1].Split('"')[0].Split('/')).GroupBy(n => n[0]), of =>
        {
            var numbers = of.Select(n => int.Parse(n[1], CultureInfo.InvariantCulture)).ToList();
            Assert.Equal(numbers.Order(), numbers);
        });
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_head_follows_within_its_lag_and_at_once_at_the_end(DatabaseKind on)
    {
        await using var register = await Register.OnAsync(on);
        await register.StartAsync();
        var watch = Stopwatch.StartNew();
        await register.AddAsync("one", "two");
        await register.SealAsync();
        while (!(await File.ReadAllTextAsync(register.HeadFile)).Contains("\"position\":2", StringComparison.Ordinal))
        {
            Assert.True(watch.Elapsed < Longest.Wait, "The head has not followed.");
            await Task.Delay(50);
        }

        await register.AddAsync("three");
        await register.SealAsync();
        await register.StopAsync();
        Assert.Contains("\"position\":3", await File.ReadAllTextAsync(register.HeadFile), StringComparison.Ordinal);
    }
}
