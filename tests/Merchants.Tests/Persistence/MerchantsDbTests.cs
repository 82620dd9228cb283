using System.Globalization;
using Merchants.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Modular.Kernel;
using Modular.Persistence;
using Modular.Persistence.Sqlite;
using static Merchants.Tests.Samples;

namespace Merchants.Tests.Persistence;

public sealed class MerchantsDbTests : ModuleTests<MerchantsModule>
{
    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("foreign_keys", "1")]
    [InlineData("wal_autocheckpoint", "0")]
    [InlineData("mmap_size", "0")]
    [InlineData("temp_store", "2")]
    public async Task Every_connection_works_durably(string pragma, string want)
    {
        await UseAsync(DatabaseKind.Sqlite);
        await using var first = Opened.Open();
        await using var second = Opened.Open();
        foreach (var db in new[] { first, second })
        {
            await db.Database.OpenConnectionAsync();
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "PRAGMA " + pragma;
            Assert.Equal(want, Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture));
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Text_is_compared_with_regard_to_capitals(DatabaseKind on)
    {
        await UseAsync(on);
        Opened.Add(MerchantApplication.Submit(new(Guid.NewGuid()), Company() with { LegalName = "Alpha Trading" }, Applicant.Id, Applicant, Monday));
        await using var db = Opened.Open();
        string capital = "Alpha", small = "alpha";
        Assert.Equal(1, await db.Applications.CountAsync(a => a.LegalName.StartsWith(capital)));
        Assert.Equal(0, await db.Applications.CountAsync(a => a.LegalName.StartsWith(small)));
        Assert.Equal(0, await db.Applications.CountAsync(a => a.LegalName.Contains(small)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Times_come_back_in_utc_and_cut_to_microseconds(DatabaseKind on)
    {
        await UseAsync(on);
        var odd = Monday.AddTicks(1_234_567);
        var application = Opened.Add(MerchantApplication.Submit(new(Guid.NewGuid()), Company(), Applicant.Id, Applicant, odd));
        await using var db = Opened.Open();
        var read = await db.Applications.SingleAsync(a => a.Id == application.Id);
        Assert.Equal(Monday.AddTicks(1_234_560), read.SubmittedAt);
        Assert.Equal(DateTimeKind.Utc, read.SubmittedAt.Kind);
        Assert.ThrowsAny<Exception>(() => Opened.Add(MerchantApplication.Submit(
            new(Guid.NewGuid()), Company(), Applicant.Id, Applicant, DateTime.SpecifyKind(odd, DateTimeKind.Local))));
    }

    /// <summary>Nobody overwrites another (FE-04).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Of_two_who_change_the_same_version_one_is_told_and_writes_nothing(DatabaseKind on)
    {
        await UseAsync(on);
        var application = Opened.Add(Application());
        await using var one = Opened.Open();
        await using var two = Opened.Open();
        var read1 = await one.Applications.SingleAsync(a => a.Id == application.Id);
        var read2 = await two.Applications.SingleAsync(a => a.Id == application.Id);
        Assert.Null(read1.RequestChanges("A newer licence, please.", Reviewer, Monday));
        Assert.Null(read2.Approve(Reviewer2, Monday));

        Assert.Null(await one.TrySaveChangesAsync(default));
        var conflict = await two.TrySaveChangesAsync(default);

        Assert.Equal(2, conflict?.CurrentVersion);
        await using var after = Opened.Open();
        Assert.Equal(MerchantApplicationStatus.ChangesRequested, (await after.Applications.SingleAsync(a => a.Id == application.Id)).Status);
        Assert.Equal(["DRAFT", "SUBMITTED", "UNDER_REVIEW", "CHANGES_REQUESTED"],
            await after.StateChanges.Where(c => c.SubjectId == application.Id.Value).OrderBy(c => c.Ordinal).Select(c => c.To).ToListAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Many_writers_wait_their_turn_and_readers_do_not_wait(DatabaseKind on)
    {
        await UseAsync(on);
        const int writers = 8, each = 25;
        await using var reader = Opened.Open();
        var writing = Enumerable.Range(0, writers).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < each; i++)
            {
                await using var db = Opened.Open();
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

    [Theory, OnSqlite, OnPostgres]
    public async Task A_dropped_transaction_and_a_failed_save_pass_the_turn_on(DatabaseKind on)
    {
        await UseAsync(on);
        var taken = Opened.Add(Application());
        await using (var db = Opened.Open())
        {
            await using var dropped = await db.Database.BeginTransactionAsync();
            db.Add(Application());
            await db.SaveChangesAsync();
        }

        await using (var db = Opened.Open())
        {
            db.Add(Application(uscc: taken.Uscc));
            var failure = await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
            Assert.True(UniqueViolation.IsOf(failure, nameof(MerchantApplication.Uscc)));
        }

        await using var last = Opened.Open();
        Assert.Equal(1, await CommentAllAsync(last, "bulk"));
        Assert.Equal(1, await last.Applications.CountAsync());
        last.Add(Application());
        await last.SaveChangesAsync().WaitAsync(Longest.Wait);
    }

    [Fact]
    public async Task A_second_writing_process_is_refused_with_a_way_out()
    {
        await UseAsync(DatabaseKind.Sqlite);
        using var other = new ModuleDatabase<Merchants.Persistence.MerchantsDb>(
            new SqliteFile(Opened.DatabaseFile, NullLoggerFactory.Instance), NullLoggerFactory.Instance, keys: KeyRing.Parse(KeyRing.NewLine("test")));
        using var db = other.Open(SystemCaller.Instance);
        db.Add(Application());
        Assert.Contains("--Data:Path", Assert.ThrowsAny<Exception>(() => db.SaveChanges()).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_is_moved_into_the_file_when_it_has_grown()
    {
        await UseAsync(DatabaseKind.Sqlite);
        Opened.Add(Application());
        await using var db = Opened.Open();
        var before = new FileInfo(Opened.DatabaseFile).Length;
        await CommentAllAsync(db, new string('x', 5_000_000));
        Assert.True(new FileInfo(Opened.DatabaseFile).Length > before + 5_000_000);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Merchants_see_their_own_rows_only(DatabaseKind on)
    {
        await UseAsync(on);
        var own = Opened.Add(Application());
        var others = Opened.Add(Application(owner: DemoUsers.Merchant2.Id));
        var applicant = Opened.CallerOf(DemoUsers.Merchant);
        await using var mine = Opened.Open(applicant);
        Assert.Equal([own.Id], await mine.Applications.Select(a => a.Id).ToListAsync());
        Assert.Null(await mine.Applications.SingleOrDefaultAsync(a => a.Id == others.Id));
        await using var staff = Opened.Open(Opened.CallerOf(DemoUsers.Reviewer));
        Assert.Equal(2, await staff.Applications.CountAsync());
        await using var anonymous = Opened.Open(TestCaller.Anonymous);
        Assert.Equal(0, await anonymous.Applications.CountAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_merchant_in_the_callers_scope_is_seen_whoever_founded_it(DatabaseKind on)
    {
        await UseAsync(on);
        var application = Application(owner: DemoUsers.Merchant2.Id);
        Assert.Null(application.Approve(Reviewer, Monday));
        var merchant = Merchant.Found(new(Guid.CreateVersion7()), application, Applicant, Monday);
        Opened.Add(application);
        Opened.Add(merchant);
        foreach (var (scope, seen) in new[] { (merchant.Id.Value, 1), (Guid.NewGuid(), 0) })
        {
            await using var db = Opened.Open(Opened.CallerOf(DemoUsers.Merchant, scope));
            Assert.Equal(seen, await db.Merchants.CountAsync());
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_sweep_of_files_is_told_of_every_version_of_every_paper(DatabaseKind on)
    {
        await UseAsync(on);
        var application = Opened.Add(Application());
        var document = Document(application);
        Assert.Null(document.CompleteReview(ReviewStage.First, Blurred, Reviewer, Monday, DetailsDueAt));
        Assert.Null(document.Submit(File('b'), null, Uploader, Monday, Monday));
        Opened.Add(document);

        var referred = await Assert.Single(Opened.Services.GetServices<IFileReferences>()).ReferredToAsync([.. "abc".Select(c => new string(c, 64))], default);

        Assert.Equal([new string('a', 64), new string('b', 64)], referred.Order());
    }

    /// <summary>A statement outside of any transaction, past the change tracker.</summary>
    private static Task<int> CommentAllAsync(Merchants.Persistence.MerchantsDb db, string comment)
    {
        var table = db.Model.FindEntityType(typeof(MerchantApplication))!;
        var name = db.GetService<ISqlGenerationHelper>().DelimitIdentifier(table.GetTableName()!, table.GetSchema());
        return db.Database.ExecuteSqlRawAsync(string.Concat("UPDATE ", name, " SET \"ReviewerComment\" = {0}"), comment);
    }
}
