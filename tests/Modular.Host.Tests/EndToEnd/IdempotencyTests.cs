using System.Net.WebSockets;
using System.Text;

namespace Modular.Host.Tests.EndToEnd;

/// <summary>Over HTTP a mutation with an idempotency key happens once, and whoever repeats it gets the bytes of the first answer (design §6).</summary>
public sealed class IdempotencyTests
{
    private static readonly int Parallel = int.TryParse(Environment.GetEnvironmentVariable("MODULAR_IDEMPOTENCY_PARALLEL"), out var asked) ? asked : 100;

    [Theory, OnSqlite, OnPostgres]
    public async Task One_key_sent_many_times_at_once_is_one_application_and_one_answer(DatabaseKind on)
    {
        await using var host = await EndToEndHost.OnAsync(on);
        var input = MerchantStory.Application(70_001, idCard: ChinaCodes.IdCard(70_001), phone: "13987654321");
        await host.Client.TokenAsync("merchant");

        var answers = await Task.WhenAll(Enumerable.Range(0, Parallel).Select(_ => host.Client.SendKeyedAsync("merchant", "\"one\"", KeyedClient.Apply, new { input })));

        var done = answers.Where(a => a.Code != "IDEMPOTENCY_IN_PROGRESS").Distinct().ToArray();
        var only = Assert.Single(done);
        Assert.Equal((200, "application/graphql-response+json; charset=utf-8"), (only.Status, only.ContentType));
        Assert.Null(only.Code);
        Assert.Equal(1, await CountAsync(host));
        Assert.Equal(only, await host.Client.SendKeyedAsync("merchant", "one", KeyedClient.Apply, new { input }));

        // Without the key it is another call.
        Assert.Equal("USCC_TAKEN", ErrorOf(await host.Client.SendKeyedAsync("merchant", null, KeyedClient.Apply, new { input })));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_belongs_to_a_key_is_the_callers_the_body_and_also_an_expected_error(DatabaseKind on)
    {
        await using var host = await EndToEndHost.OnAsync(on);
        var (one, two) = (MerchantStory.Application(70_011), MerchantStory.Application(70_012));
        var first = await host.Client.SendKeyedAsync("merchant", "k", KeyedClient.Apply, new { input = one });
        Assert.Null(first.Code);

        var conflict = await host.Client.SendKeyedAsync("merchant", "k", KeyedClient.Apply, new { input = two });
        Assert.Equal("IDEMPOTENCY_CONFLICT", conflict.Code);
        Assert.Equal(1, await CountAsync(host));

        // The same call of another person is that person's own.
        Assert.Null((await host.Client.SendKeyedAsync("uploader", "k", KeyedClient.Apply, new { input = two })).Code);
        Assert.Equal(2, await CountAsync(host));

        // Another selection over the same input is answered from the outcome, not from the bytes.
        var less = await host.Client.SendKeyedAsync("merchant", "k", "mutation($input: ApplyAsMerchantInput!) { again: applyAsMerchant(input: $input) { application { id } } }", new { input = one });
        Assert.Equal(
            first.Json.GetProperty("data").GetProperty("applyAsMerchant").GetProperty("application").GetProperty("id").GetString(),
            less.Json.GetProperty("data").GetProperty("again").GetProperty("application").GetProperty("id").GetString());

        // The expected error is the answer, even when it would not come again.
        var wrong = MerchantStory.Application(70_013, phone: "1");
        var refused = await host.Client.SendKeyedAsync("merchant", "e", KeyedClient.Apply, new { input = wrong });
        Assert.Equal("INVALID_INPUT", ErrorOf(refused));
        Assert.Equal(refused, await host.Client.SendKeyedAsync("merchant", "e", KeyedClient.Apply, new { input = wrong }));
    }

    [Fact]
    public async Task Keys_come_with_uploads_in_batches_by_directive_and_nowhere_else()
    {
        await using var host = await EndToEndHost.OnAsync(DatabaseKind.Sqlite);
        var application = (await host.Client.SendKeyedAsync("merchant", "a", KeyedClient.Apply, new { input = MerchantStory.Application(70_021) }))
            .Json.GetProperty("data").GetProperty("applyAsMerchant").GetProperty("application").GetProperty("id").GetString()!;
        var paper = PaperFiles.Pdf("one");
        using var sent = KeyedClient.Paper(application, paper);
        var first = await host.Client.SendKeyedAsync("merchant", "p", sent);
        using var again = KeyedClient.Paper(application, paper);
        Assert.Equal(first, await host.Client.SendKeyedAsync("merchant", "p", again));
        using var other = KeyedClient.Paper(application, PaperFiles.Pdf("two"));
        Assert.Equal("IDEMPOTENCY_CONFLICT", (await host.Client.SendKeyedAsync("merchant", "p", other)).Code);

        const string two = """
            mutation($a: ApplyAsMerchantInput!, $b: ApplyAsMerchantInput!, $k: String!) {
              a: applyAsMerchant(input: $a) @idempotent(key: "d1") { application { id } }
              b: applyAsMerchant(input: $b) @idempotent(key: $k) { application { id } } }
            """;
        var variables = new { a = MerchantStory.Application(70_022), b = MerchantStory.Application(70_023), k = "d2" };
        var both = await host.Client.SendKeyedAsync("merchant", null, two, variables);
        Assert.Null(both.Code);
        Assert.Equal(both, await host.Client.SendKeyedAsync("merchant", null, two, variables));

        Assert.Equal("BAD_REQUEST", (await host.Client.SendKeyedAsync("merchant", "h", two, variables)).Code);
        Assert.Equal("BAD_REQUEST", (await host.Client.SendKeyedAsync("merchant", null, two, variables with { k = "d1" })).Code);
        Assert.Equal("BAD_REQUEST", (await host.Client.SendKeyedAsync("merchant", "\"not closed", KeyedClient.Apply, new { input = variables.a })).Code);
        Assert.Equal("GRAPHQL_VALIDATION_FAILED", (await host.Client.SendKeyedAsync("merchant", null, "{ __typename @idempotent(key: \"q\") }")).Code);
        Assert.Equal(3, await CountAsync(host));
    }

    [Fact]
    public async Task Over_a_web_socket_the_directive_does_the_same()
    {
        await using var host = await EndToEndHost.OnAsync(DatabaseKind.Sqlite);
        var input = System.Text.Json.JsonSerializer.Serialize(MerchantStory.Application(70_031));
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(host.Client.Http.BaseAddress!) { Scheme = "ws", Path = "/graphql" }.Uri, default);
        await ExchangeAsync($$$"""{"type":"connection_init","payload":{"authorization":"Bearer {{{await host.Client.TokenAsync("merchant")}}}"}}""");
        var subscribe = $$$"""{"id":"1","type":"subscribe","payload":{"query":"mutation($i: ApplyAsMerchantInput!) { applyAsMerchant(input: $i) @idempotent(key: \"w\") { application { id uscc } } }","variables":{"i":{{{input}}} } } }""";
        var first = await ExchangeAsync(subscribe);
        Assert.Contains(ChinaCodes.Uscc(70_031), first, StringComparison.Ordinal);
        Assert.Contains("complete", await ReceiveAsync(), StringComparison.Ordinal);
        Assert.Equal(first, await ExchangeAsync(subscribe));
        Assert.Equal(1, await CountAsync(host));

        async Task<string> ExchangeAsync(string message)
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, default);
            return await ReceiveAsync();
        }

        async Task<string> ReceiveAsync()
        {
            using var patience = new CancellationTokenSource(Longest.Wait);
            var buffer = new byte[8192];
            return Encoding.UTF8.GetString(buffer, 0, (await socket.ReceiveAsync(buffer, patience.Token)).Count);
        }
    }

    /// <summary>What a caller sent and was refused for stands in no file: neither in a hash that could be tried, nor in the stored answer.</summary>
    [Fact]
    public async Task Nothing_that_was_sent_can_be_read_from_what_is_stored()
    {
        await using var host = await EndToEndHost.OnAsync(DatabaseKind.Sqlite);
        const string company = "绝密服饰有限公司";
        var input = new
        {
            legalName = company, uscc = "X", legalRepresentative = new { name = "欧阳绝密", idCard = ChinaCodes.IdCard(77) },
            contact = new { name = "欧阳绝密", phone = "13987651234", email = "secret@example.com" }, address = "绝密路1号",
        };
        var refused = await host.Client.SendKeyedAsync("merchant", "s", KeyedClient.Apply, new { input });
        Assert.Equal("INVALID_INPUT", ErrorOf(refused));
        Assert.Equal(refused, await host.Client.SendKeyedAsync("merchant", "s", KeyedClient.Apply, new { input }));

        foreach (var file in Directory.EnumerateFiles(host.DataPath, "Merchants.db*").Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)))
        {
            var bytes = await ReadSharedAsync(file);
            Assert.All(
                new[] { company, "欧阳绝密", ChinaCodes.IdCard(77), "13987651234", "secret@example.com", "INVALID_INPUT" },
                text => Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) < 0, $"{text} stands in {file}"));
        }
    }

    private static async Task<byte[]> ReadSharedAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }

    private static async Task<int> CountAsync(EndToEndHost host) =>
        (await host.Client.DataAsync("admin", "{ merchantApplications(first: 50) { nodes { id } } }")).GetProperty("merchantApplications").GetProperty("nodes").GetArrayLength();

    private static string? ErrorOf(Answered answer) =>
        answer.Json.GetProperty("data").GetProperty("applyAsMerchant").GetProperty("errors")[0].GetProperty("code").GetString();
}
