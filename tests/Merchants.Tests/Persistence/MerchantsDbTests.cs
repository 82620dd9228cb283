using System.Globalization;
using Merchants.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Modular.Kernel;
using Modular.Persistence;
using static Merchants.Tests.Samples;

namespace Merchants.Tests.Persistence;

public sealed class MerchantsDbTests : IDisposable
{
    private readonly TestDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public void The_migrations_make_the_model()
    {
        using var db = _database.Open();
        Assert.NotEmpty(db.Database.GetMigrations());
        Assert.Empty(db.Database.GetPendingMigrations());
        Assert.False(db.Database.HasPendingModelChanges(), "Add a migration: dotnet run --project building-blocks/Modular.Persistence.Design -- add Merchants <Name>");
    }

    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("foreign_keys", "1")]
    [InlineData("wal_autocheckpoint", "0")]
    public async Task Every_connection_works_durably(string pragma, string want)
    {
        await using var first = _database.Open();
        await using var second = _database.Open();
        foreach (var db in new[] { first, second })
        {
            await db.Database.OpenConnectionAsync();
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "PRAGMA " + pragma;
            Assert.Equal(want, Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public async Task Text_is_compared_with_regard_to_capitals()
    {
        _database.Add(MerchantApplication.Submit(new(Guid.NewGuid()), Company() with { LegalName = "Alpha Trading" }, Applicant.Id, Applicant, Monday));
        await using var db = _database.Open();
        string capital = "Alpha", small = "alpha";
        Assert.Equal(1, await db.Applications.CountAsync(a => a.LegalName.StartsWith(capital)));
        Assert.Equal(0, await db.Applications.CountAsync(a => a.LegalName.StartsWith(small)));
        Assert.Equal(0, await db.Applications.CountAsync(a => a.LegalName.Contains(small)));
    }

    [Fact]
    public async Task Times_come_back_in_utc_and_cut_to_microseconds()
    {
        var odd = Monday.AddTicks(1_234_567);
        var application = _database.Add(MerchantApplication.Submit(new(Guid.NewGuid()), Company(), Applicant.Id, Applicant, odd));
        await using var db = _database.Open();
        var read = await db.Applications.SingleAsync(a => a.Id == application.Id);
        Assert.Equal(Monday.AddTicks(1_234_560), read.SubmittedAt);
        Assert.Equal(DateTimeKind.Utc, read.SubmittedAt.Kind);
        Assert.ThrowsAny<Exception>(() => _database.Add(MerchantApplication.Submit(
            new(Guid.NewGuid()), Company(), Applicant.Id, Applicant, DateTime.SpecifyKind(odd, DateTimeKind.Local))));
    }

    /// <summary>Nobody overwrites another (FE-04).</summary>
    [Fact]
    public async Task Of_two_who_change_the_same_version_one_is_told_and_writes_nothing()
    {
        var application = _database.Add(Application());
        await using var one = _database.Open();
        await using var two = _database.Open();
        var read1 = await one.Applications.SingleAsync(a => a.Id == application.Id);
        var read2 = await two.Applications.SingleAsync(a => a.Id == application.Id);
        Assert.Null(read1.RequestChanges("A newer licence, please.", Reviewer, Monday));
        Assert.Null(read2.Approve(Reviewer2, Monday));

        Assert.Null(await one.TrySaveChangesAsync(default));
        var conflict = await two.TrySaveChangesAsync(default);

        Assert.Equal(2, conflict?.CurrentVersion);
        await using var after = _database.Open();
        Assert.Equal(MerchantApplicationStatus.ChangesRequested, (await after.Applications.SingleAsync(a => a.Id == application.Id)).Status);
        Assert.Equal(["DRAFT", "SUBMITTED", "UNDER_REVIEW", "CHANGES_REQUESTED"],
            await after.StateChanges.Where(c => c.SubjectId == application.Id.Value).OrderBy(c => c.Ordinal).Select(c => c.To).ToListAsync());
    }

    [Fact]
    public async Task Many_writers_wait_their_turn_and_readers_do_not_wait()
    {
        const int writers = 8, each = 25;
        await using var reader = _database.Open();
        var writing = Enumerable.Range(0, writers).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < each; i++)
            {
                await using var db = _database.Open();
                db.Add(Application());
                await db.SaveChangesAsync();
            }
        })).ToArray();
        var reads = 0;
        while (!Task.WhenAll(writing).IsCompleted)
        {
            Assert.True(await reader.Applications.CountAsync() <= writers * each);
            reads++;
        }

        await Task.WhenAll(writing);
        Assert.True(reads > 0);
        Assert.Equal(writers * each, await reader.Applications.CountAsync());
    }

    [Fact]
    public async Task A_dropped_transaction_and_a_failed_save_pass_the_turn_on()
    {
        var taken = _database.Add(Application());
        await using (var db = _database.Open())
        {
            await using var dropped = await db.Database.BeginTransactionAsync();
            db.Add(Application());
            await db.SaveChangesAsync();
        }

        await using (var db = _database.Open())
        {
            db.Add(Application(uscc: taken.Uscc));
            var failure = await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
            Assert.True(UniqueViolation.IsOf(failure, nameof(MerchantApplication.Uscc)));
        }

        await using var last = _database.Open();
        Assert.Equal(1, await last.Applications.ExecuteUpdateAsync(set => set.SetProperty(a => a.ReviewerComment, "bulk")));
        Assert.Equal(1, await last.Applications.CountAsync());
        last.Add(Application());
        await last.SaveChangesAsync().WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void A_second_writing_process_is_refused_with_a_way_out()
    {
        using var other = new ModuleDatabase<Merchants.Persistence.MerchantsDb>(_database.File, NullLoggerFactory.Instance);
        using var db = other.Open(SystemCaller.Instance);
        db.Add(Application());
        Assert.Contains("--Data:Path", Assert.ThrowsAny<Exception>(() => db.SaveChanges()).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_is_moved_into_the_file_when_it_has_grown()
    {
        _database.Add(Application());
        await using var db = _database.Open();
        var before = new FileInfo(_database.File).Length;
        await db.Applications.ExecuteUpdateAsync(set => set.SetProperty(a => a.ReviewerComment, new string('x', 5_000_000)));
        Assert.True(new FileInfo(_database.File).Length > before + 5_000_000);
    }

    [Fact]
    public async Task Merchants_see_their_own_rows_only()
    {
        var own = _database.Add(Application());
        var others = _database.Add(Application(owner: DemoUsers.Merchant2.Id));
        var applicant = TestCaller.Of(DemoUsers.Merchant);
        await using var mine = _database.Open(applicant);
        Assert.Equal([own.Id], await mine.Applications.Select(a => a.Id).ToListAsync());
        Assert.Null(await mine.Applications.SingleOrDefaultAsync(a => a.Id == others.Id));
        await using var staff = _database.Open(TestCaller.Of(DemoUsers.Reviewer));
        Assert.Equal(2, await staff.Applications.CountAsync());
        await using var anonymous = _database.Open(new TestCaller(null, "", false));
        Assert.Equal(0, await anonymous.Applications.CountAsync());
    }

    [Fact]
    public async Task A_merchant_in_the_callers_scope_is_seen_whoever_founded_it()
    {
        var application = Application(owner: DemoUsers.Merchant2.Id);
        Assert.Null(application.Approve(Reviewer, Monday));
        var merchant = Merchant.Found(new(Guid.CreateVersion7()), application, Applicant, Monday);
        _database.Add(application);
        _database.Add(merchant);
        foreach (var (scope, seen) in new[] { (merchant.Id.Value, 1), (Guid.NewGuid(), 0) })
        {
            await using var db = _database.Open(TestCaller.Of(DemoUsers.Merchant, scope));
            Assert.Equal(seen, await db.Merchants.CountAsync());
        }
    }

    [Fact]
    public async Task Files_are_kept_once_under_their_hash()
    {
        var content = new byte[300_000];
        new Random(7).NextBytes(content);
        var first = await _database.Files.SaveAsync(new MemoryStream(content), default);
        var second = await _database.Files.SaveAsync(new MemoryStream(content), default);
        Assert.Equal(first, second);
        Assert.Equal(content.Length, first.Length);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content)), first.Sha256);
        await using var read = _database.Files.OpenRead(first.Sha256);
        var back = new MemoryStream();
        await read.CopyToAsync(back);
        Assert.Equal(content, back.ToArray());
        Assert.Single(Directory.GetFiles(Path.Combine(_database.Folder, "files"), "*", SearchOption.AllDirectories));
        Assert.Throws<ArgumentException>(() => _database.Files.OpenRead("../../etc/passwd"));
    }

    [Fact]
    public async Task A_file_whose_sender_goes_away_leaves_nothing()
    {
        await Assert.ThrowsAsync<IOException>(() => _database.Files.SaveAsync(new BrokenStream(), default));
        Assert.Empty(Directory.GetFiles(Path.Combine(_database.Folder, "files"), "*", SearchOption.AllDirectories));
    }

    private sealed class BrokenStream : MemoryStream
    {
        private bool _hasSent;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_hasSent)
                throw new IOException("The client went away.");
            _hasSent = true;
            return new(1000);
        }
    }
}
