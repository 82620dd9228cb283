using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Modular.GraphQL.Tests.Building.Sample;

namespace Modular.GraphQL.Tests.Building;

/// <summary>What the compiled resolvers of the sample do when documents run.</summary>
public sealed class ClrSchemaExecutionTests
{
    private static readonly string MerchantKey = NodeId.Of(OrderQueries.Known).ToString();
    private static readonly string StaffKey = new NodeId("Staff", new Guid("00000000-0000-0000-0000-000000000002")).ToString();

    private static async Task<string> DataAsync(SampleSchema sample, string document, object? variables = null)
    {
        var answer = await sample.RunAsync(document, variables, "merchants:write", "merchants:reveal");
        using var json = JsonDocument.Parse(answer);
        Assert.False(json.RootElement.TryGetProperty("errors", out _), answer);
        return json.RootElement.GetProperty("data").GetRawText();
    }

    [Theory]
    [InlineData("find", "nothing")]
    [InlineData("find(filter: {})", "|5||False:||name|Draft,Active|")]
    [InlineData("find(filter: { note: null, limit: 3, namePrefix: \"A\" })", "A|3||True:||name|Draft,Active|")]
    [InlineData("find(filter: { note: \"n\", order: null, defaulted: null })", "|5||True:n||||")]
    [InlineData("find(filter: { statuses: [IN_REVIEW, LIVE], or: [{}, { limit: 1 }] })", "|5|InReview,Active|False:|2|name|Draft,Active|")]
    [InlineData("find(filter: { merchantId: \"MERCHANT\" })", "|5||False:||name|Draft,Active|00000000-0000-0000-0000-000000000001")]
    [InlineData("find(by: { name: \"N\" })", "by  N")]
    [InlineData("find(by: { id: \"STAFF\" })", "by 00000000-0000-0000-0000-000000000002 ")]
    public async Task Arguments_are_bound_to_CSharp_values(string field, string expected)
    {
        await using var sample = new SampleSchema();
        field = field.Replace("MERCHANT", MerchantKey, StringComparison.Ordinal).Replace("STAFF", StaffKey, StringComparison.Ordinal);
        Assert.Equal(JsonSerializer.Serialize(new { find = expected }), await DataAsync(sample, $"{{ {field} }}"));
    }

    [Fact]
    public async Task A_link_whose_id_alone_is_asked_for_loads_nothing()
    {
        await using var sample = new SampleSchema();
        Assert.Equal(
            $$$"""{"orders":[{"merchant":{"id":"{{{MerchantKey}}}","__typename":"Merchant"}},{"merchant":{"id":"{{{MerchantKey}}}","__typename":"Merchant"}}]}""",
            await DataAsync(sample, "{ orders { merchant { id __typename } } }"));
        Assert.Equal(["orders"], sample.Log.Calls);
    }

    [Fact]
    public async Task Links_of_a_level_are_loaded_in_one_batch_and_what_extends_them_too()
    {
        await using var sample = new SampleSchema();
        Assert.Equal(
            """{"orders":[{"merchant":{"legalName":"Tea House","keeper":{"name":"S2"},"deputies":[{"name":"S3"},{"name":"S4"}],"orderCount":6,"newest":"Tea of 1","tags":[1,2,3],"greeting":"Tea House","replaced":"class Tea House","number":"7"}}]}""",
            await DataAsync(sample, "{ orders(first: 1) { merchant { legalName keeper { name } deputies { name } orderCount(plus: 5) newest tags greeting(polite: false) replaced number } } }"));
        Assert.Equal(["count 1", "disposed", "merchants 1", "orders", "staff 3"], sample.Log.Calls.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nodes_are_found_by_their_opaque_id()
    {
        await using var sample = new SampleSchema();
        var missing = new NodeId("Merchant", Guid.NewGuid()).ToString();
        Assert.Equal(
            $$$"""{"node":{"id":"{{{MerchantKey}}}","legalName":"Tea House"},"nodes":[{"__typename":"Staff"},null,{"__typename":"Merchant"}]}""",
            await DataAsync(sample, "query($m: ID!, $all: [ID!]!) { node(id: $m) { id ... on Merchant { legalName } } nodes(ids: $all) { __typename } }",
                new { m = MerchantKey, all = new[] { StaffKey, missing, MerchantKey } }));
    }

    [Theory]
    [InlineData("node(id: \"nonsense!\") { id }", "\"nonsense!\" is not an id; expected the id of a node as the schema gave it.")]
    [InlineData("node(id: \"GHOST\") { id }", "\"GHOST\" is the id of a Ghost, which is not a type of node here.")]
    [InlineData("merchantValue(id: \"STAFF\")", "\"STAFF\" is the id of a Staff; expected the id of a Merchant.")]
    [InlineData("merchantValue(id: 12)", "\"12\" is not an id; expected the id of a Merchant as the schema gave it.")]
    [InlineData("merchantValue(id: \"MERCHANT\", staff: [\"MERCHANT\"])", "\"MERCHANT\" is the id of a Merchant; expected the id of a Staff.")]
    public async Task An_id_that_is_none_or_of_another_type_is_the_clients_mistake(string field, string message)
    {
        await using var sample = new SampleSchema();
        string Fill(string text) => text.Replace("MERCHANT", MerchantKey, StringComparison.Ordinal).Replace("STAFF", StaffKey, StringComparison.Ordinal)
            .Replace("GHOST", new NodeId("Ghost", Guid.Empty).ToString(), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await sample.RunAsync($"{{ {Fill(field)} }}"));
        var error = Assert.Single(json.RootElement.GetProperty("errors").EnumerateArray());
        Assert.Equal(Fill(message), error.GetProperty("message").GetString());
        Assert.Equal(ErrorCodes.BadUserInput, error.GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public void Opaque_ids_read_back_whatever_they_name() => Prop.ForAll(
        ArbMap.Default.ArbFor<Guid>(),
        Gen.Elements("A", "Merchant", "Order_2", new string('N', 128)).ToArbitrary(),
        (value, name) =>
        {
            var id = new NodeId(name, value);
            Span<byte> utf8 = stackalloc byte[256];
            Assert.True(id.TryFormat(utf8, out var written, default, null));
            Assert.Equal(id.ToString(), System.Text.Encoding.ASCII.GetString(utf8[..written]));
            Assert.True(NodeId.TryParse(id.ToString(), out var read));
            Assert.Equal(id, read);
        }).Check(Config.QuickThrowOnFailure.WithReplay(20260131, 7));

    [Fact]
    public void Text_that_is_no_id_is_refused_and_nothing_throws() => Prop.ForAll(
        ArbMap.Default.ArbFor<string?>(),
        text => Assert.False(NodeId.TryParse(text, out var id) && id.ToString() != text)).Check(Config.QuickThrowOnFailure.WithReplay(20260131, 9));

    [Theory]
    [InlineData("")]
    [InlineData("TWVyY2hhbnQ")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("00000000-0000-0000-0000-000000000001")]
    public void Ids_without_a_name_or_a_value_are_refused(string text) => Assert.False(NodeId.TryParse(text, out _));

    [Fact]
    public async Task Resolvers_that_run_together_do_not_share_scoped_services()
    {
        await using var sample = new SampleSchema();
        using var json = JsonDocument.Parse(await DataAsync(sample, "{ a: database b: database c: database }"));
        Assert.Equal(3, json.RootElement.EnumerateObject().Select(p => p.Value.GetString()).Distinct().Count());
        Assert.Equal(3, sample.Log.Calls.Count(c => c == "disposed"));
    }

    [Fact]
    public async Task Each_mutation_has_scoped_services_of_its_own()
    {
        await using var sample = new SampleSchema();
        await DataAsync(sample, """mutation { a: applyAsMerchant(input: { legalName: "x" }) { merchant { legalName } } b: applyAsMerchant(input: { legalName: "y" }) { merchant { legalName } } }""");
        Assert.Equal(2, sample.Log.Calls.Count(c => c == "disposed"));
    }

    [Theory]
    [InlineData("""applyAsMerchant(input: { legalName: "Tea" }) { merchant { legalName } errors { __typename } }""", """{"applyAsMerchant":{"merchant":{"legalName":"Tea 1"},"errors":null}}""")]
    [InlineData(
        """applyAsMerchant(input: { legalName: "taken", size: 2 }) { merchant { legalName } errors { __typename ... on Error { code message } ... on NameTakenError { taken } } }""",
        """{"applyAsMerchant":{"merchant":null,"errors":[{"__typename":"NameTakenError","code":"NAME_TAKEN","message":"taken is taken.","taken":"taken"}]}}""")]
    [InlineData("""rename(input: { id: "MERCHANT", name: "n" }) { renamed { legalName } }""", """{"rename":{"renamed":{"legalName":"Tea House"}}}""")]
    [InlineData("count { ints }", """{"count":{"ints":[1,2]}}""")]
    public async Task A_mutation_takes_one_input_and_gives_its_result_or_its_errors(string field, string expected)
    {
        await using var sample = new SampleSchema();
        Assert.Equal(expected, await DataAsync(sample, $"mutation {{ {field.Replace("MERCHANT", MerchantKey, StringComparison.Ordinal)} }}"));
    }

    [Fact]
    public async Task An_error_that_no_attribute_declares_is_a_bug_and_stays_inside()
    {
        await using var sample = new SampleSchema();
        var answer = await sample.RunAsync("""mutation { applyAsMerchant(input: { legalName: "bug" }) { merchant { id } } }""", null, "merchants:write");
        Assert.Contains(ErrorCodes.Internal, answer, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Abstract_results_have_the_type_of_their_CSharp_value()
    {
        await using var sample = new SampleSchema();
        Assert.Equal(
            """{"search":[{"__typename":"Order","price":0},{"__typename":"OrderLine","title":"Tea"}]}""",
            await DataAsync(sample, "{ search { __typename ... on Order { price } ... on OrderLine { title } } }"));
    }
}
