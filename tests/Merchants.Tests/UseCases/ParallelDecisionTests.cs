using Merchants.Model;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;

namespace Merchants.Tests.UseCases;

/// <summary>Several people who decide at once: one decision counts, the others are told (DOC-09, DOC-10, MER-03, MER-04).</summary>
public sealed class ParallelDecisionTests : ModuleTests<MerchantsModule>
{
    private Desk? _made;

    private Desk Desk => _made ??= new(Opened);

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_parallel_decisions_on_a_paper_one_wins_and_leaves_one_review(DatabaseKind on)
    {
        await UseAsync(on);
        var paper = await Desk.NewPaperAsync();
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => i % 2 == 0
            ? Desk.ReviewAsync(DemoUsers.Reviewer, paper, ReviewStage.First)
            : Desk.RejectAsync(DemoUsers.Reviewer2, paper, ReviewStage.First))));
        Assert.Single(all, r => r.IsSuccess);
        Assert.All(all.Where(r => !r.IsSuccess), r => Assert.True(Assert.Single(r.Errors) is EditConflictError or IllegalTransitionError));
        await using var db = Opened.Open();
        var version = await db.DocumentVersions.Include(v => v.Reviews).SingleAsync();
        Assert.Single(version.Reviews);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Reviews_of_several_papers_of_one_application_do_not_hinder_each_other(DatabaseKind on)
    {
        await UseAsync(on);
        var application = (await Desk.ApplyAsync(DemoUsers.Merchant)).Value!.Id;
        var papers = new List<Contracts.DocumentId>();
        for (var i = 0; i < 6; i++)
            papers.Add((await Desk.SubmitAsync(DemoUsers.Uploader, application)).Value!.Id);
        var all = await Task.WhenAll(papers.Select(p => Task.Run(() => Desk.ReviewAsync(DemoUsers.Reviewer, p, ReviewStage.First))));
        Assert.All(all, r => Assert.Empty(r.Errors));
        await using var db = Opened.Open();
        Assert.Equal(1, await db.StateChanges.CountAsync(c => c.SubjectId == application.Value && c.To == "UNDER_REVIEW"));
    }

    /// <summary>Whoever looked at the application before somebody else changed it does not decide over what he has not seen (FE-04).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task A_decision_about_an_older_version_is_refused_with_the_version_now(DatabaseKind on)
    {
        await UseAsync(on);
        var application = await Desk.ReadyApplicationAsync(DemoUsers.Merchant);
        await using var db = Opened.Open();
        var version = (await db.Applications.AsNoTracking().SingleAsync(a => a.Id == application)).Version;

        var conflict = Assert.IsType<EditConflictError>(Assert.Single((await Desk.ApproveAsync(DemoUsers.Reviewer, application, version - 1)).Errors));

        Assert.Equal(version, conflict.CurrentVersion);
        Assert.Empty((await Desk.ApproveAsync(DemoUsers.Reviewer, application, version)).Errors);
    }

    /// <summary>A reviewer who opened a paper before another one sent it back decides nothing over the file that came since (DOC-13, FE-04).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task A_review_of_an_older_file_is_refused_and_leaves_the_newer_one_to_be_reviewed(DatabaseKind on)
    {
        await UseAsync(on);
        var paper = await Desk.NewPaperAsync();
        await using var db = Opened.Open();
        var seen = await db.Documents.AsNoTracking().SingleAsync();
        Assert.Empty((await Desk.RejectAsync(DemoUsers.Reviewer2, paper, ReviewStage.First)).Errors);
        Assert.Empty((await Desk.SubmitAsync(DemoUsers.Uploader, seen.ApplicationId, replaces: paper)).Errors);
        var now = (await db.Documents.AsNoTracking().SingleAsync()).Version;

        var conflict = Assert.IsType<EditConflictError>(Assert.Single((await Desk.ReviewAsync(DemoUsers.Reviewer, paper, ReviewStage.First, expectedVersion: seen.Version)).Errors));

        Assert.Equal(now, conflict.CurrentVersion);
        Assert.Empty((await Desk.ReviewAsync(DemoUsers.Reviewer, paper, ReviewStage.First, expectedVersion: now)).Errors);
        var second = Assert.Single((await Desk.ReviewAsync(DemoUsers.Supervisor, paper, ReviewStage.Detailed, expectedVersion: now)).Errors);
        Assert.Equal(now + 1, Assert.IsType<EditConflictError>(second).CurrentVersion);
        Assert.Equal(2, await db.DocumentVersions.SelectMany(v => v.Reviews).CountAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_handed_in_again_replaces_no_state_that_the_applicant_has_not_seen(DatabaseKind on)
    {
        await UseAsync(on);
        var application = await Desk.ReadyApplicationAsync(DemoUsers.Merchant);
        Assert.Empty((await Desk.RequestChangesAsync(DemoUsers.Reviewer, application, "The address is missing.")).Errors);
        await using var db = Opened.Open();
        var version = (await db.Applications.AsNoTracking().SingleAsync()).Version;

        Assert.IsType<EditConflictError>(Assert.Single((await Desk.ResubmitAsync(DemoUsers.Merchant, application, version - 1)).Errors));

        Assert.Equal(version, (await db.Applications.AsNoTracking().SingleAsync()).Version);
        Assert.Empty((await Desk.ResubmitAsync(DemoUsers.Merchant, application, version)).Errors);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Parallel_signatures_make_one_merchant(DatabaseKind on)
    {
        await UseAsync(on);
        var application = await Desk.ReadyApplicationAsync(DemoUsers.Merchant);
        Assert.Empty((await Desk.ApproveAsync(DemoUsers.Reviewer, application)).Errors);
        var hash = await Desk.AgreementHashAsync(application);
        for (var round = 0; round < 3; round++)
        {
            await Task.WhenAll(
                Task.Run(() => Desk.SignAsync(DemoUsers.Merchant, application, AgreementParty.Merchant, hash)),
                Task.Run(() => Desk.SignAsync(DemoUsers.Supervisor, application, AgreementParty.Platform, hash)));
        }

        await using var db = Opened.Open();
        Assert.Equal(1, await db.Merchants.CountAsync());
        Assert.True((await db.Agreements.SingleAsync()).IsConcluded);
    }
}
