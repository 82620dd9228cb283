namespace Modular.Host.Tests.Clients;

/// <summary>
/// The clients that front-end teams bring work with the running host as they are: npm's packages, in the versions of
/// tests/clients/package.json. Each row names a case there; a case that is not named here fails too.
/// </summary>
public sealed class RealClientTests(ClientHost host) : IClassFixture<ClientHost>
{
    /// <summary>Every audit of npm graphql-http, those of GraphQL over HTTP's MUST, SHOULD and MAY.</summary>
    private const int Audits = 61;

    public static TheoryData<string, string> Cases => Rows(new()
    {
        ["apollo"] =
        [
            "aClientOfAnOlderFormGetsTheWhole", "aMutationsAnswerUpdatesTheCache", "fragmentsOnInterfacesAndUnionsMatch",
            "queriesAreKnownByTheirHash", "refusalsAreGraphQLErrors", "theSecondQueryIsAnsweredFromTheCache", "whatIsDeferredComesLater",
        ],
        ["codegen"] = ["theApplicationIsTypedByTheSchema"],
        ["graphql-sse"] = ["nobodyGetsWhatNeedsAPermission", "queriesRunInTheUsersName", "whatIsDeferredComesAsAFurtherEvent", "whatWasMissedComesAfterTheLastCursor"],
        ["graphql-ws"] = ["nobodyGetsWhatNeedsAPermission", "queriesRunInTheUsersNameOverOneConnection", "whatIsDeferredComesAsAFurtherMessage", "whatWasMissedComesAfterTheLastCursor"],
        ["relay"] =
        [
            "aMutationsErrorsAreReadByType", "anObjectIsAskedForAgainByItsId", "theApplicationCompilesWithoutAComplaint",
            "theNextPageIsAskedForByItsCursor",
        ],
        ["upload"] = ["aPdfArrivesByteForByte", "whatOnlyCallsItselfAPdfIsAnErrorOfTheInput"],
        ["urql"] =
        [
            "aMutationMakesItsTypesBeAskedAgain", "queriesByGetWithThePreflightHeader", "queriesWithFragmentsAndVariables",
            "refusalsAreGraphQLErrors", "whatIsDeferredComesLater",
        ],
    });

    public static TheoryData<string, string> BrowserCases => Rows(new()
    {
        ["graphiql"] =
        [
            "aLinkFillsInItsQueryAndRunsItWhenTold", "aTypedQueryRunsInTheNameOfWhoIsSignedIn", "theDocumentationTellsOfAType",
            "whatIsDeferredIsFilledIn",
        ],
    });

    [NodeTheory]
    [MemberData(nameof(Cases))]
    public Task A_client_works_with_the_host(string client, string name) => HoldsAsync(client, name, Cases);

    [BrowserTheory]
    [MemberData(nameof(BrowserCases))]
    public Task The_page_works_in_a_browser(string client, string name) => HoldsAsync(client, name, BrowserCases);

    [NodeFact]
    public async Task The_host_passes_every_audit_of_GraphQL_over_HTTP()
    {
        var audits = await host.RunAsync("audits");
        var failed = audits.Where(a => !a.Ok).Select(a => $"{a.Name}\n    {a.Message}").ToArray();
        Assert.True(failed.Length == 0, $"{failed.Length} of {audits.Count} audits failed:\n{string.Join('\n', failed)}");
        Assert.Equal(Audits, audits.Select(a => a.Name).Distinct().Count());
    }

    private async Task HoldsAsync(string client, string name, TheoryData<string, string> rows)
    {
        var ended = await host.RunAsync(client);
        Assert.Equal(rows.Where(r => (string)r[0] == client).Select(r => (string)r[1]).Order(), ended.Select(c => c.Name).Order());
        var found = ended.Single(c => c.Name == name);
        Assert.True(found.Ok, found.Message);
    }

    private static TheoryData<string, string> Rows(Dictionary<string, string[]> clients)
    {
        var rows = new TheoryData<string, string>();
        foreach (var (client, names) in clients)
        {
            foreach (var name in names)
                rows.Add(client, name);
        }

        return rows;
    }
}
