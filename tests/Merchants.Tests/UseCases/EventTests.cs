using Merchants.Contracts.Events;
using Merchants.Model;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Messaging;

namespace Merchants.Tests.UseCases;

/// <summary>Other modules learn what becomes of an application (MER-02, MER-04), and nothing about persons.</summary>
public sealed class EventTests : ModuleTests<MerchantsModule>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task An_application_on_its_way_to_a_merchant_tells_each_step_that_matters_to_others(DatabaseKind on)
    {
        var desk = new Desk(await UseAsync(on));
        var ready = await desk.ReadyApplicationAsync(DemoUsers.Merchant);
        Assert.Empty((await desk.ApproveAsync(DemoUsers.Reviewer2, ready)).Errors);
        await using var db = Opened.Open();
        var hash = (await db.Agreements.SingleAsync()).TextSha256;
        Assert.Empty((await desk.SignAsync(DemoUsers.Merchant, ready, AgreementParty.Merchant, hash)).Errors);
        Assert.Empty((await desk.SignAsync(DemoUsers.Supervisor, ready, AgreementParty.Platform, hash)).Errors);
        var refused = (await desk.ApplyAsync(DemoUsers.Merchant)).Value!.Id;
        Assert.Empty((await desk.RejectAsync(DemoUsers.Reviewer, refused, "No.")).Errors);
        Assert.NotEmpty((await desk.RejectAsync(DemoUsers.Reviewer, refused, "No.")).Errors);
        var changed = (await desk.ApplyAsync(DemoUsers.Merchant)).Value!.Id;
        Assert.Empty((await desk.RequestChangesAsync(DemoUsers.Reviewer, changed, "The address.")).Errors);
        var merchant = (await db.Merchants.SingleAsync()).Id;
        var papers = await db.Documents.OrderBy(d => d.Id).Select(d => d.Id).ToListAsync();
        var reviews = papers.SelectMany(p => new IEvent[] { new DocumentReviewed(p, null, 1, "FIRST", "ACCEPT", null), new DocumentReviewed(p, null, 1, "DETAILED", "ACCEPT", null) }).ToList();

        IEvent[] expected =
        [
            new MerchantApplicationSubmitted(ready), .. reviews, new MerchantApplicationApproved(ready), new AgreementSigned(ready, true), new AgreementSigned(ready, false), new MerchantActivated(merchant, ready),
            new MerchantApplicationSubmitted(refused), new MerchantApplicationRejected(refused), new MerchantApplicationSubmitted(changed), new MerchantApplicationChangesRequested(changed),
        ];
        var events = await ReadAsync(expected.Length);
        Assert.Equal(expected.Select(e => e.AggregateId), events.Select(e => e.AggregateId));
        Assert.Equal(expected.Select(EventJson.Write), events.Select(e => e.Payload));
        Assert.Equal(
            [
                "merchants.application-submitted", .. reviews.Select(_ => "merchants.document-reviewed"), "merchants.application-approved", "merchants.agreement-signed", "merchants.agreement-signed", "merchants.merchant-activated",
                "merchants.application-submitted", "merchants.application-rejected", "merchants.application-submitted", "merchants.application-changes-requested",
            ],
            events.Select(e => e.Name));
        Assert.Equal(DemoUsers.Reviewer2.Id, events[1 + reviews.Count].ActorId);
        Assert.All(events, e => Assert.Equal(desk.Now, e.OccurredAt));
    }

    /// <summary>Reads as a module does that depends on this one: by what the module registers.</summary>
    private async Task<List<FeedEvent>> ReadAsync(int count)
    {
        foreach (var startup in Opened.Services.GetServices<IModuleStartup>())
            await startup.RunAsync(default);
        using var limit = new CancellationTokenSource(Longest.Wait);
        var events = new List<FeedEvent>();
        await foreach (var read in Opened.Services.GetRequiredService<IEventFeed>().ReadAsync(0, EventFilter.All, limit.Token))
        {
            events.Add(read);
            if (events.Count == count)
                break;
        }

        return events;
    }
}
