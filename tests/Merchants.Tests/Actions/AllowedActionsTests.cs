using Merchants.Contracts;
using Merchants.Model;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.Tests.Actions;

/// <summary>What a front end is told that can be done is what the mutations do (FE-01, DOC-17), for every state, role and action.</summary>
public sealed class AllowedActionsTests : ModuleTests<MerchantsModule>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Papers(DatabaseKind on) => await AgreesAsync(on, Fixtures.Documents);

    [Theory, OnSqlite, OnPostgres]
    public async Task Applications(DatabaseKind on) => await AgreesAsync(on, Fixtures.Applications);

    [Theory, OnSqlite, OnPostgres]
    public async Task Merchants(DatabaseKind on) => await AgreesAsync(on, Fixtures.Merchants);

    [Theory, OnSqlite, OnPostgres]
    public async Task Disputes(DatabaseKind on) => await AgreesAsync(on, Fixtures.Disputes);

    /// <summary>The rules that keep people apart show in the reasons, with their own fields.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task The_reason_names_the_rule(DatabaseKind on)
    {
        await UseAsync(on);
        var first = Fixtures.Paper(Opened, DocumentStatus.FirstReview).Id;
        var detailed = Fixtures.Paper(Opened, DocumentStatus.DetailedReview).Id;
        Assert.Equal("REVIEWER_IS_UPLOADER", await RuleAsync(DemoUsers.Uploader, first, "completeFirstReview"));
        Assert.Equal("REVIEWER_IS_UPLOADER", await RuleAsync(DemoUsers.Merchant, first, "completeFirstReview"));
        Assert.Equal("REVIEWER_DID_FIRST_REVIEW", await RuleAsync(DemoUsers.Reviewer, detailed, "completeDetailedReview"));
        Assert.Null(await RuleAsync(DemoUsers.Reviewer2, detailed, "completeDetailedReview"));
    }

    /// <summary>A list of objects with their actions is read by as many statements as one object (FE-01).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Fifty_papers_take_as_many_statements_as_one(DatabaseKind on)
    {
        await UseAsync(on);
        var ids = Enumerable.Range(0, 50).Select(_ => NodeId.Of(Fixtures.Paper(Opened, DocumentStatus.FirstReview).Id).ToString()).ToArray();
        var one = await StatementsAsync(ids[..1]);
        Assert.Equal(one, await StatementsAsync(ids));
        Assert.Equal(2, one);

        async Task<int> StatementsAsync(string[] some)
        {
            using var watch = new StatementWatch();
            var response = await Opened.ExecuteAsync(
                Opened.CallerOf(DemoUsers.Reviewer), "query($ids: [ID!]!) { nodes(ids: $ids) { ... on Document { status allowedActions { action allowed } } } }", new { ids = some });
            Assert.Equal(some.Length, response.GetProperty("data").GetProperty("nodes").EnumerateArray().Count(n => n.GetProperty("allowedActions").GetArrayLength() == DocumentActions.All.Count));
            return watch.Count;
        }
    }

    private async Task AgreesAsync<TFacts, TState>(DatabaseKind on, ActionFixture<TFacts, TState> fixture) where TFacts : IStateFacts<TState> where TState : struct, Enum
    {
        await UseAsync(on);
        var (tried, taken) = await ActionAgreement.CheckAsync(Opened, fixture);
        Assert.True(tried == fixture.Cases.Count * fixture.Actions.Count * (DemoUsers.All.Count + fixture.Participants.Count + fixture.Callers.Count) && taken > fixture.Actions.Count, $"{taken} of {tried}");
    }

    private async Task<string?> RuleAsync(DemoUser user, DocumentId paper, string mutation)
    {
        var response = await Opened.ExecuteAsync(
            Opened.CallerOf(DemoUsers.Admin) with { UserId = user.Id },
            "query($id: ID!) { node(id: $id) { ... on Document { allowedActions { action reason { ... on SeparationOfDutiesError { rule } } } } } }", new { id = NodeId.Of(paper).ToString() });
        var reason = response.GetProperty("data").GetProperty("node").GetProperty("allowedActions").EnumerateArray().First(a => a.GetProperty("action").GetString() == mutation).GetProperty("reason");
        return reason.ValueKind == System.Text.Json.JsonValueKind.Null ? null : reason.GetProperty("rule").GetString();
    }
}
