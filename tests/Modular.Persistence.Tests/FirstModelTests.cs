using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Modular.Persistence.Sqlite;

namespace Modular.Persistence.Tests;

/// <summary>
/// The model of a database is made at its first use. A start failed now and then where background work came to it at the same moment: one of the two saw it half made.
/// </summary>
public sealed class FirstModelTests
{
    private const int Rounds = 15;
    private const int AtOnce = 8;

    [Fact]
    public async Task Whoever_comes_at_once_with_the_first_sees_the_whole_model()
    {
        using var folder = new TemporaryFolder("model");
        for (var round = 0; round < Rounds; round++)
        {
            // Other loggers, and so another model.
            using var loggers = new LoggerFactory();
            using var database = new ModuleDatabase<LedgerDb>(new SqliteFile(Path.Combine(folder.Path, $"{round}.db"), loggers), loggers);
            using var together = new Barrier(AtOnce);
            await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Factory.StartNew(() =>
            {
                together.SignalAndWait();
                using var db = database.Open(SystemCaller.Instance);
                Assert.NotEmpty(db.Model.GetRelationalModel().Tables);
            }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        }
    }
}
