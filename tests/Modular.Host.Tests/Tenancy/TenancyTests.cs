using System.Text;
using System.Text.RegularExpressions;
using Modular.GraphQL;
using Modular.Host.Tests.EndToEnd;
using Modular.Host.Tests.Faults;
using Modular.Kernel;
using Modular.Platform.Tests.Webhooks;
using Xunit.Abstractions;

namespace Modular.Host.Tests.Tenancy;

/// <summary>
/// One merchant and its data do not exist for another one, nor for anybody without a token (ACC-02). The cases are made from the schema: each place where an id
/// goes in, with an id of each kind that there is; a module that comes is tried without a line here, as far as its demo data reach.
/// </summary>
public sealed partial class TenancyTests(ITestOutputHelper output)
{
    private const string Owner = "merchant";
    private const string Other = "merchant2";
    private const string Planted = "planted by the owner";

    /// <summary>
    /// Places in which neither an administrator, nor the owner, nor the buyer tells true ids from missing ones: the module takes the merchant's id as it is given, or another id of
    /// the same input is looked for first, and that is a missing one here.
    /// </summary>
    private static readonly HashSet<string> Untold =
    [
        "Mutation.revokeRole(merchantId:)", "Mutation.registerWebhook(merchantId:)", "Mutation.reassignTask(to:)", "Mutation.submitDocument(replacesDocumentId:)",
        "Mutation.assignFinding(ownerId:)", "Mutation.handOverInspection(inspectorId:)", "Mutation.reportInspection(responsible.userId:)",
        "Mutation.placeOrder(lines.variantId:)", // What is for sale is seen by everybody; whatever else exists is answered like what does not.
        "Query.reveals(userId:)", // The administrator alone has revealed anything here, whose own id is not tried.
        // Another id of the same input is looked for first.
        "Mutation.addApplicationEvidence(documentId:)", "Mutation.archiveDocument(supersedesDocumentId:)", "Mutation.assignCollection(responsibleId:)",
        "Mutation.enterCollectedPaper(replacesDocumentId:)", "Mutation.registerDocument(replacesDocumentId:)", "Mutation.supplyMissingPart(supplementRequestId:)",
        // Exactly one of the two is named, and the sample names both.
        "Mutation.createDocumentRequest(applicationId:)", "Mutation.createDocumentRequest(merchantId:)", "Mutation.requestSupplement(applicationId:)", "Mutation.requestSupplement(documentId:)",
        "Mutation.requestClarification(teamId:)", // The paper is looked for first.
        "Query.documentReviewStats(teamId:)", // A team that there is has no figures for the sample's time either.
        "Mutation.revealDocumentElement(documentId:)", // The sample names an element that the paper does not have.
        "Mutation.placeOrders(lines.variantId:)", "Mutation.reportProduct(productId:)", // As with placeOrder: what is on the shelf is everybody's.
        // Another id of the same input is looked for first.
        "Mutation.linkTestReport(documentId:)", "Mutation.unlinkTestReport(documentId:)", "Mutation.requestBrandAuthorisation(documentId:)", "Mutation.setCampaignProducts(productIds:)",
        "Mutation.editBrand(brand.ownerMerchantId:)", "Mutation.placeOrders(deliveryMethods.merchantId:)",
        // The sample's days, figures, file or layout are refused first.
        "Mutation.addProductImage(productId:)", "Mutation.bookAdSlot(merchantId:)", "Mutation.bookAdSlot(productId:)", "Mutation.createAfterSalePolicy(merchantId:)",
        "Mutation.createCampaign(merchantId:)", "Mutation.createPriceRule(merchantId:)", "Mutation.createPriceRule(target.productId:)", "Mutation.createPriceRule(target.variantId:)",
        "Mutation.draftShopPage(layout.blocks.banner.productId:)", "Mutation.draftShopPage(layout.blocks.products.productIds:)", "Mutation.draftShopPage(merchantId:)",
        "Mutation.editCampaign(campaignId:)", "Mutation.requestCampaignChange(campaignId:)",
        "Query.orderStatistics(merchantId:)", // A merchant that there is has no figures for the sample's time either.
    ];

    /// <summary>Kinds of which there is one for all merchants (MER-10, CAT-08): what is published of them, each merchant sees.</summary>
    private static readonly HashSet<string> OneForAll = ["EntryCriteria", "MerchantKpiTemplate", "PaperStandard", "TermList"];

    /// <summary>Places for a buyer alone: whether one of the samples is the demo buyer's, and still to be paid, is chance.</summary>
    private static readonly HashSet<string> ByChance = ["Mutation.completeSandboxPayment(paymentId:)", "Mutation.payOrderGroup(groupId:)"];

    /// <summary>Kinds of which everybody sees all that there is, so that none is foreign to anybody.</summary>
    private static readonly HashSet<string> Everybodys = ["AdSlot", "Brand", "DeliveryMethod", "ProductCategory", "TermList"];

    /// <summary>Places that answer everybody (DOC-20, CAT-18, ORD-16): what they tell has a test of its own.</summary>
    private static readonly HashSet<string> Public = ["Query.publicMerchantProfile(merchantId:)", "Query.shopPage(merchantId:)", "Query.afterSaleTerms(merchantId:)"];

    [Fact]
    public async Task Ids_of_others_answer_as_ids_that_do_not_exist()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var host = await EndToEndHost.ReadyOnAsync(DatabaseKind.Sqlite, [.. Subscriber.Settings, "--Demo:Data=small", "--GraphQL:MaxCost=1000000000", "--Jobs:accounts.export:Enabled=false", "--Jobs:orders.reconcile:Cron=* * * * * ?", "--Modules:Merchants:DownloadsNeedTerms=false"]);
        await host.StartAsync();
        var client = host.Client;
        await PlantAsync(host, receiver.Url("/hooks"));
        var schema = await SchemaMap.ReadAsync(client);
        var admins = await Crawl.AsAsync(client, schema, "admin");
        var owners = await Crawl.AsAsync(client, schema, Owner);
        var others = await Crawl.AsAsync(client, schema, Other, isWhole: true);
        var nobodys = await Crawl.AsAsync(client, schema, null, isWhole: true);
        AssertApart(owners, others, nobodys);

        var shown = await ShownToAllAsync(client, owners.Ids.Keys.Union(admins.Ids.Keys));
        var foreign = Samples([.. owners.Ids.Keys], [.. admins.Ids.Keys], [.. others.Ids.Keys, .. nobodys.Ids.Keys, .. shown]);
        var places = await IdPlace.InAsync(schema, client);
        output.WriteLine($"{places.Count} places, {places.Count(p => p.Takes is null)} of them for any type; ids: {string.Join(", ", foreign.GroupBy(KindOf).Select(g => $"{g.Count()} {g.Key}"))}");
        var (tried, leaks) = (0, new List<string>());
        foreach (var place in places.Where(p => !Public.Contains(p.Name)))
        {
            // Where ids of one type are taken, one of any other is refused before anything is looked up.
            foreach (var id in foreign.Where(i => place.Takes is null || KindOf(i) == place.Takes).Append(foreign[0]))
            {
                foreach (var user in new[] { Other, null })
                {
                    tried++;
                    if (await DifferenceAsync(client, place, user, id) is { } difference)
                        leaks.Add($"{place.Name} as {user ?? "nobody"} with the id of a {KindOf(id)}: {difference}");
                }
            }
        }

        Assert.True(leaks.Count == 0, $"{leaks.Count} of {tried} answers differ from those for missing ids:\n{string.Join('\n', leaks.Take(20))}");
        Assert.Equal(owners.Answers.Select(Lasting), (await Crawl.AsAsync(client, schema, Owner)).Answers.Select(Lasting));

        var (untold, absent) = (new List<string>(), new HashSet<string>());
        foreach (var place in places.OrderBy(p => p.Name.Contains("delete", StringComparison.Ordinal) || p.Name.Contains("remove", StringComparison.Ordinal)).ThenBy(p => p.Name, StringComparer.Ordinal))
        {
            if (!foreign.Any(i => place.Takes is null || KindOf(i) == place.Takes))
            {
                absent.Add(place.Takes!);
                continue;
            }

            var isTold = false;
            foreach (var (id, user) in foreign.Where(i => !IsAdmin(i) && (place.Takes is null || KindOf(i) == place.Takes)).SelectMany(i => new[] { (i, "admin"), (i, Owner), (i, "buyer") }))
                isTold = isTold || await DifferenceAsync(client, place, user, id) is not null;
            if (isTold)
                continue;
            untold.Add(place.Name);
            if (foreign.FirstOrDefault(i => place.Takes is null || KindOf(i) == place.Takes) is { } sample)
                output.WriteLine($"{place.Name} answers the administrator: {Cut(await place.AskAsync(client, "admin", sample))}");
        }

        output.WriteLine($"{tried} tries, {leaks.Count} differences; {places.Count - untold.Count} of {places.Count} places tell true ids from missing ones to whom they belong");
        // The demo data have some of each kind.
        absent.ExceptWith(Everybodys);
        Assert.True(absent.Count == 0, $"Of these there is none: {string.Join(", ", absent)}; not told apart:\n{string.Join('\n', untold.Except(Untold).Order())}");
        Assert.True(untold.Except(ByChance).ToHashSet().SetEquals(Untold), $"Not told apart:\n{string.Join('\n', untold.Order())}");
    }

    /// <summary>What the demo data do not have: things that the owner makes with texts of its own.</summary>
    private static async Task PlantAsync(EndToEndHost host, string url)
    {
        var application = (await host.Story.ApplyAsync(Owner, MerchantStory.Application(77))).GetProperty("application").GetProperty("id").GetString()!;
        await host.Story.SubmitAsync("uploader", application, "BUSINESS_LICENCE", PaperFiles.Pdf("licence"));
        await host.Client.MutateAsync(Owner, "addComment", new { subjectId = application, text = Planted });
        var merchant = (await host.Client.DataAsync(Owner, "{ viewer { merchantScopes { merchantId } } }")).GetProperty("viewer").GetProperty("merchantScopes")[0].GetProperty("merchantId").GetString();
        var webhook = (await host.Client.DataAsync(Owner, "mutation($input: RegisterWebhookInput!) { registerWebhook(input: $input) { registered { webhook { id } } errors { ... on Error { message } } } }",
            new { input = new { merchantId = merchant, url, eventNames = new[] { "merchants.application-submitted" } } })).GetProperty("registerWebhook");
        Assert.True(webhook.GetProperty("registered").ValueKind == System.Text.Json.JsonValueKind.Object, webhook.ToString());
        await host.Client.MutateAsync(Owner, "testWebhook", new { id = webhook.GetProperty("registered").GetProperty("webhook").GetProperty("id").GetString() });
        await UntilDeliveredAsync(host.Client);
        await host.Client.DataAsync("admin", """mutation { acknowledgeDataUse(input: { code: "merchant-contact", version: 1 }) { dataUse { code } } }""");
        await host.Client.DataAsync(Owner, "mutation($input: ExportListInput!) { exportList(input: $input) { export { id } errors { ... on Error { message } } } }", new { input = new { list = "orders", format = "CSV" } });
        // Both wait as they are: nothing is due in this test, and nobody makes the copy.
        await host.Client.DataAsync(Owner, "mutation { exportMyData { export { id } } }");
        await host.Client.DataAsync("admin", "mutation($input: EraseUserInput!) { eraseUser(input: $input) { erasure { id } } }",
            new { input = new { userId = new NodeId("User", DemoUsers.Buyer.Id).ToString(), reason = "asked by letter" } });
        // A role that gives nothing, of which the owner is told by mail.
        await host.Client.DataAsync("admin", "mutation($input: AssignRoleInput!) { assignRole(input: $input) { errors { ... on Error { message } } } }",
            new { input = new { userId = new NodeId("User", DemoUsers.Merchant.Id).ToString(), role = Roles.Buyer, merchantId = merchant } });
        await UntilToldAsync(host.Client, application);
        await SettleAsync(host.Client);
        await UntilComparedAsync(host.Client);
        await Aftermath.UntilAsync(async () => (await host.Client.DataAsync("risk", "{ riskAlerts { totalCount } }")).GetProperty("riskAlerts").GetProperty("totalCount").GetInt32() > 0, () => "There is no alert.");
    }

    // The provider's statement is compared.
    private static Task UntilComparedAsync(GraphQLClient client) => Aftermath.UntilAsync(
        async () => (await client.DataAsync("finance", "{ reconciliationExceptions { totalCount } }")).GetProperty("reconciliationExceptions").GetProperty("totalCount").GetInt32() > 0, () => "Nothing differs.");

    // Of all that has happened, the newest last.
    private static async Task UntilToldAsync(GraphQLClient client, string application)
    {
        var found = "";
        await Aftermath.UntilAsync(async () => (found = (await client.DataAsync("admin", "{ notifications(first: 50) { nodes { subject { id } } } mailDeliveries { nodes { status } } }")).ToString())
            .Contains(application, StringComparison.Ordinal) && found.Contains("SENT", StringComparison.Ordinal), () => found);
    }

    private static async Task UntilDeliveredAsync(GraphQLClient client)
    {
        var found = "";
        await Aftermath.UntilAsync(async () => (found = (await client.DataAsync(Owner, "{ webhookDeliveries { nodes { status } } }")).ToString()).Contains("DELIVERED", StringComparison.Ordinal)
            && !found.Contains("PENDING", StringComparison.Ordinal), () => found);
    }

    // The past months of the demo orders are settled; what was issued to the owner last goes on as far as a payout that waits for its approval.
    private static async Task SettleAsync(GraphQLClient client)
    {
        string? statementId = null;
        await Aftermath.UntilAsync(async () =>
        {
            var issued = await client.DataAsync(Owner, "{ statements(first: 50, where: { status: { eq: ISSUED } }) { nodes { id payable { amount } } } }");
            statementId = issued.GetProperty("statements").GetProperty("nodes").EnumerateArray().Where(s => s.GetProperty("payable").GetProperty("amount").GetInt64() > 0)
                .Select(s => s.GetProperty("id").GetString()).FirstOrDefault();
            return statementId is not null;
        }, () => "The owner's last months were not settled.");
        await client.MutateAsync(Owner, "confirmStatement", new { statementId }, key: KeyedClient.NewKey);
        await client.MutateAsync("finance", "createPayout", new { statementId }, key: KeyedClient.NewKey);
    }

    private static void AssertApart(Crawl owners, Crawl others, Crawl nobodys)
    {
        Assert.NotEmpty(others.Ids);
        var shared = owners.Ids.Where(i => others.Ids.ContainsKey(i.Key) && !nobodys.Ids.ContainsKey(i.Key) && !OneForAll.Contains(KindOf(i.Key)))
            .Select(i => $"{KindOf(i.Key)}, first met as {i.Value}, by {others.Answers.First(a => a.Value.Contains(i.Key, StringComparison.Ordinal)).Key}").Distinct().ToList();
        Assert.True(shared.Count == 0, $"Both merchants see: {string.Join("; ", shared)}");
        Assert.Contains(owners.Answers.Values, a => a.Contains(Planted, StringComparison.Ordinal));
        Assert.DoesNotContain(others.Answers.Values.Concat(nobodys.Answers.Values), a => a.Contains(Planted, StringComparison.Ordinal));
    }

    /// <summary>What a merchant shows everybody who has its id, and no list has: the page of its shop that is published (CAT-18), and how it delivers now (ORD-04).</summary>
    private static async Task<IReadOnlyList<string>> ShownToAllAsync(GraphQLClient client, IEnumerable<string> ids)
    {
        var shown = new List<string>();
        foreach (var some in ids.Where(i => KindOf(i) is "ShopPageVersion" or "DeliveryMethod").Chunk(50))
        {
            var nodes = (await client.DataAsync(null, "query($ids: [ID!]!) { nodes(ids: $ids) { id ... on ShopPageVersion { status } ... on DeliveryMethod { isOffered } } }", new { ids = some })).GetProperty("nodes");
            foreach (var node in nodes.EnumerateArray().Where(n => n.ValueKind == System.Text.Json.JsonValueKind.Object))
            {
                Assert.Contains(node.TryGetProperty("status", out var status) ? status.ToString() : node.GetProperty("isOffered").ToString(), new[] { "PUBLISHED", "True" });
                shown.Add(node.GetProperty("id").GetString()!);
            }
        }

        return shown;
    }

    /// <summary>Ids of each kind, of those that the other one does not see: the first and the last of the owner's, and one that the administrator alone sees.</summary>
    private static List<string> Samples(IReadOnlyCollection<string> owners, IReadOnlyCollection<string> admins, IReadOnlyCollection<string> known) =>
    [
        .. owners.Except(known).GroupBy(KindOf).SelectMany(g => g.Order(StringComparer.Ordinal).ToList() is var all && all.Count > 1 ? new[] { all[0], all[^1] } : [.. all]),
        .. admins.Except(owners).Except(known).GroupBy(KindOf).Select(g => g.Min(StringComparer.Ordinal)!),
    ];

    /// <summary>How the answers for an id and for one like it that does not exist differ; null where they do not.</summary>
    private static async Task<string?> DifferenceAsync(GraphQLClient client, IdPlace place, string? user, string id)
    {
        var missing = Missing(id);
        var (found, wanted) = (await place.AskAsync(client, user, id), await place.AskAsync(client, user, missing));
        var (a, b) = (Without(found, id), Without(wanted, missing));
        return a == b ? null : $"{Cut(a)} instead of {Cut(b)}";
    }

    // What is refused for its form is quoted as far as the first hundred characters.
    private static string Without(string answer, string id) => answer.Replace(id, "ID", StringComparison.Ordinal).Replace(id[..Math.Min(id.Length, 100)], "ID", StringComparison.Ordinal);

    private static string Cut(string text) => text.Length > 300 ? text[..300] : text;

    private static string KindOf(string id) => NodeId.TryParse(id, out var node) ? node.TypeName : $"task of a {Parts(id)[0].TypeName}";

    // Links for download are sealed anew each time.
    private static string Lasting(KeyValuePair<string, string> answer) => $"{answer.Key}: {Link().Replace(answer.Value, "")}";

    private static bool IsAdmin(string id) => Parts(id).Any(p => p.Value == DemoUsers.Admin.Id);

    private static string Missing(string id) => NodeId.TryParse(id, out var node)
        ? new NodeId(node.TypeName, Guid.NewGuid()).ToString()
        : Encode(string.Join('|', Decode(id).Split('|').Select(part => NodeId.TryParse(part, out var inner) ? new NodeId(inner.TypeName, Guid.NewGuid()).ToString() : part)));

    private static List<NodeId> Parts(string id) => NodeId.TryParse(id, out var node)
        ? [node]
        : [.. Decode(id).Split('|').Select(part => NodeId.TryParse(part, out var inner) ? inner : (NodeId?)null).OfType<NodeId>()];

    private static string Decode(string id) => Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(id));

    [GeneratedRegex("/files/[A-Za-z0-9_-]+")]
    private static partial Regex Link();

    private static string Encode(string text) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
