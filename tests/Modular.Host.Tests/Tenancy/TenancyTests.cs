using System.Text;
using Modular.GraphQL;
using Modular.Host.Tests.EndToEnd;
using Modular.Kernel;
using Xunit.Abstractions;

namespace Modular.Host.Tests.Tenancy;

/// <summary>
/// One merchant and its data do not exist for another one, nor for anybody without a token (ACC-02). The cases are made from the schema: each place where an id
/// goes in, with an id of each kind that there is; a module that comes is tried without a line here, as far as its demo data reach.
/// </summary>
public sealed class TenancyTests(ITestOutputHelper output)
{
    private const string Owner = "merchant";
    private const string Other = "merchant2";
    private const string Planted = "planted by the owner";

    /// <summary>Places that an administrator's true ids cannot be told from missing ones in, since something else is refused before.</summary>
    private static readonly HashSet<string> Untold = [];

    [Fact]
    public async Task Ids_of_others_answer_as_ids_that_do_not_exist()
    {
        await using var host = await EndToEndHost.ReadyOnAsync(DatabaseKind.Sqlite, "--Demo:Data=small", "--GraphQL:MaxCost=1000000000");
        await host.StartAsync();
        var client = host.Client;
        await PlantAsync(host);
        var schema = await SchemaMap.ReadAsync(client);
        var admins = await Crawl.AsAsync(client, schema, "admin");
        var owners = await Crawl.AsAsync(client, schema, Owner);
        var others = await Crawl.AsAsync(client, schema, Other);
        var nobodys = await Crawl.AsAsync(client, schema, null);
        AssertApart(owners, others, nobodys);

        var foreign = Samples([.. admins.Ids.Keys.Union(owners.Ids.Keys).Except(others.Ids.Keys).Except(nobodys.Ids.Keys)]);
        var places = IdPlace.In(schema).ToList();
        output.WriteLine($"{places.Count} places; ids: {string.Join(", ", foreign.GroupBy(KindOf).Select(g => $"{g.Count()} {g.Key}"))}");
        var (tried, leaks) = (0, new List<string>());
        foreach (var place in places)
        {
            foreach (var id in foreign)
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
        var after = await Crawl.AsAsync(client, schema, Owner);
        Assert.Equal(owners.Answers, after.Answers);

        var untold = new List<string>();
        foreach (var place in places)
        {
            var isTold = false;
            foreach (var id in foreign.Where(i => !IsAdmin(i)))
                isTold = isTold || await DifferenceAsync(client, place, "admin", id) is not null;
            if (!isTold)
                untold.Add(place.Name);
        }

        output.WriteLine($"{tried} tries, {leaks.Count} differences; {places.Count - untold.Count} of {places.Count} places tell an administrator's ids from missing ones");
        Assert.Equal(Untold.Order(), untold.Order());
    }

    /// <summary>What the demo data do not have: things that the owner makes with texts of its own.</summary>
    private static async Task PlantAsync(EndToEndHost host)
    {
        var application = (await host.Story.ApplyAsync(Owner, MerchantStory.Application(77))).GetProperty("application").GetProperty("id").GetString()!;
        await host.Story.SubmitAsync("uploader", application, "BUSINESS_LICENCE", PaperFiles.Pdf("licence"));
        await DoneAsync(host, "addComment", new { subjectId = application, text = Planted });
        var merchant = (await host.Client.DataAsync(Owner, "{ viewer { merchantScopes { merchantId } } }")).GetProperty("viewer").GetProperty("merchantScopes")[0].GetProperty("merchantId").GetString();
        var webhook = (await host.Client.DataAsync(Owner, "mutation($input: RegisterWebhookInput!) { registerWebhook(input: $input) { registered { webhook { id } } errors { ... on Error { message } } } }",
            new { input = new { merchantId = merchant, url = "https://owner.shop.example/hooks", eventNames = new[] { "merchants.application-submitted" } } })).GetProperty("registerWebhook");
        Assert.True(webhook.GetProperty("registered").ValueKind == System.Text.Json.JsonValueKind.Object, webhook.ToString());
        await DoneAsync(host, "testWebhook", new { id = webhook.GetProperty("registered").GetProperty("webhook").GetProperty("id").GetString() });
    }

    private static async Task DoneAsync(EndToEndHost host, string mutation, object input)
    {
        var type = $"{char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input!";
        var payload = (await host.Client.DataAsync(Owner, $"mutation($input: {type}) {{ {mutation}(input: $input) {{ errors {{ ... on Error {{ message }} }} }} }}", new { input })).GetProperty(mutation);
        Assert.True(payload.GetProperty("errors").ValueKind == System.Text.Json.JsonValueKind.Null, payload.ToString());
    }

    private static void AssertApart(Crawl owners, Crawl others, Crawl nobodys)
    {
        Assert.NotEmpty(others.Ids);
        var shared = owners.Ids.Where(i => others.Ids.ContainsKey(i.Key) && !nobodys.Ids.ContainsKey(i.Key)).Select(i => $"{KindOf(i.Key)}, first met as {i.Value}").Distinct().ToList();
        Assert.True(shared.Count == 0, $"Both merchants see: {string.Join("; ", shared)}");
        Assert.Contains(owners.Answers.Values, a => a.Contains(Planted, StringComparison.Ordinal));
        Assert.DoesNotContain(others.Answers.Values.Concat(nobodys.Answers.Values), a => a.Contains(Planted, StringComparison.Ordinal));
    }

    /// <summary>Two ids of each kind, the first and the last.</summary>
    private static List<string> Samples(IReadOnlyCollection<string> ids) =>
        [.. ids.GroupBy(KindOf).SelectMany(g => g.Order(StringComparer.Ordinal).ToList() is var all && all.Count > 1 ? new[] { all[0], all[^1] } : [.. all])];

    /// <summary>How the answers for an id and for one like it that does not exist differ; null where they do not.</summary>
    private static async Task<string?> DifferenceAsync(GraphQLClient client, IdPlace place, string? user, string id)
    {
        var missing = Missing(id);
        var (found, wanted) = (await place.AskAsync(client, user, id), await place.AskAsync(client, user, missing));
        var (a, b) = (found.Replace(id, "ID", StringComparison.Ordinal), wanted.Replace(missing, "ID", StringComparison.Ordinal));
        return a == b ? null : $"{Cut(a)} instead of {Cut(b)}";
    }

    private static string Cut(string text) => text.Length > 300 ? text[..300] : text;

    private static string KindOf(string id) => Parts(id) is [var only] ? only.TypeName : string.Concat("task of ", Parts(id).Select(p => p.TypeName));

    private static bool IsAdmin(string id) => Parts(id).Any(p => p.Value == DemoUsers.Admin.Id);

    private static string Missing(string id) => NodeId.TryParse(id, out var node)
        ? new NodeId(node.TypeName, Guid.NewGuid()).ToString()
        : Encode(string.Join('|', Decode(id).Split('|').Select(part => NodeId.TryParse(part, out var inner) ? new NodeId(inner.TypeName, Guid.NewGuid()).ToString() : part)));

    private static List<NodeId> Parts(string id) => NodeId.TryParse(id, out var node)
        ? [node]
        : [.. Decode(id).Split('|').Select(part => NodeId.TryParse(part, out var inner) ? inner : (NodeId?)null).OfType<NodeId>()];

    private static string Decode(string id) => Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(id));

    private static string Encode(string text) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
