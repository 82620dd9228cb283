using Merchants.Demo;
using Merchants.Files;
using Merchants.Model;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;

namespace Merchants.Tests.Demo;

public sealed class DemoDataTests : ModuleTests<MerchantsModule>
{
    private static readonly DateTime AsOf = new(2026, 11, 22, 0, 0, 0, DateTimeKind.Utc);

    [Theory, OnSqlite, OnPostgres]
    public async Task Small_demo_data_passes_all_checks_and_is_made_once(DatabaseKind on)
    {
        await UseAsync(on);
        await MakeAsync();
        await MakeAsync();
        await using var db = Opened.Open();
        var merchants = await db.Merchants.ToListAsync();
        var applications = await db.Applications.ToListAsync();
        var papers = await db.Documents.Include(d => d.Versions).ThenInclude(v => v.Reviews).ToListAsync();
        var plan = DemoPlan.For(DemoData.Small)!;

        Assert.Equal((plan.Merchants, plan.Papers), (merchants.Count, papers.Count));
        Assert.Equal(plan.Suspended, merchants.Count(m => m.Status == MerchantStatus.Suspended));
        Assert.Equal(plan.Expiring, papers.Count(d => d.ValidUntil is { } end && end < DateOnly.FromDateTime(AsOf).AddDays(30)));
        Assert.Equal(merchants.Count, merchants.Select(m => m.Uscc).Distinct().Count());
        Assert.All(merchants, m => Assert.Null(Uscc.Parse(m.Uscc).Violation));
        Assert.All(applications, a =>
        {
            Assert.Null(ResidentId.Parse(a.LegalRepresentative.IdCard.Open(), DateOnly.FromDateTime(AsOf)).Violation);
            Assert.Null(MobileNumber.Parse(a.Contact.Phone.Open()).Violation);
            Assert.Null(PlainText.ParseEmail(a.Contact.Email.Open()).Violation);
            Assert.Equal(MerchantApplicationStatus.Active, a.Status);
        });
        Assert.Contains(papers, d => d.VersionNumber > 1);
        Assert.InRange(papers.Max(d => d.VersionNumber), 2, 4);
        Assert.Contains(papers, d => d.Stage != null);
        Assert.All(papers, d => Assert.NotNull(d.MerchantId));
        Assert.All(papers.SelectMany(d => d.Versions), v => Assert.True(v.SubmittedAt < AsOf && (v.DecidedAt ?? AsOf) <= AsOf));
        foreach (var version in papers.SelectMany(d => d.Versions))
        {
            await using var stored = Opened.Files.OpenRead(version.Sha256);
            using var file = new MemoryStream();
            await stored.CopyToAsync(file);
            file.Position = 0;
            Assert.Null(FileInspection.Inspect(file, 1).Violation);
            Assert.Equal(version.Length, file.Length);
        }

        Assert.Contains(DemoUsers.Merchant.Id, merchants.Select(m => m.OwnerId));
    }

    [Fact]
    public async Task The_same_day_gives_the_same_data()
    {
        await UseAsync(DatabaseKind.Sqlite);
        var plan = new DemoPlan(2, 0, 1, 8);
        Assert.Equal(await PrintAsync(), await PrintAsync());

        async Task<string> PrintAsync()
        {
            var made = new DemoMerchants(plan, AsOf, Opened.Files, new(new(), new Dictionary<DateOnly, ExceptionalDay>()), new()).MakeAsync(default);
            return string.Join('\n', await made.SelectMany(m => m.Papers.Select(p =>
                $"{m.Merchant.Id} {m.Merchant.Name} {m.Merchant.Uscc} {p.Id} {p.Type} {p.Status} {p.SubmittedAt:O} {p.Current.Sha256}").ToAsyncEnumerable()).ToListAsync());
        }
    }

    [Fact]
    public void The_full_plan_has_the_figures_of_the_domain() => Assert.Equal(new DemoPlan(60, 5, 4, 900), DemoPlan.For(DemoData.Full));

    private Task MakeAsync()
    {
        Opened.Clock.Now = AsOf.AddHours(3);
        return ActivatorUtilities.CreateInstance<MakeDemoData>(Opened.Services, new DemoAmount(DemoData.Small)).RunAsync(default);
    }
}
