using Merchants.Contracts;
using Merchants.Model;
using Merchants.Tests.Actions;
using Merchants.Tests.Files;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.Tests.Demand;

/// <summary>
/// Every step in every state by everybody does what <c>allowedActions</c> says (FE-01), for requests (DOC-01), their collecting (DOC-03, DOC-05), customers' words (DOC-21) and
/// missing parts (DOC-27). So every illegal pair is refused on both databases.
/// </summary>
public sealed class DemandActionTests : ModuleTests<MerchantsModule>
{
    private static readonly DemoUser[] People = [DemoUsers.Merchant, DemoUsers.Uploader, DemoUsers.Reviewer, DemoUsers.Buyer];

    [Theory, OnSqlite, OnPostgres]
    public Task Requests(DatabaseKind on) => AgreesAsync(on, new ActionFixture<DocumentRequestFacts, DocumentRequestStatus>(
        "DocumentRequest", DocumentRequestActions.All,
        Cases<DocumentRequestStatus>((host, status) =>
        {
            var id = DemandCases.Request(host).Request.Id;
            host.Force<DocumentRequest>(r => r.Id == id, status);
            return id.Value;
        }),
        People, (_, id, _) => Input(new() { ["documentRequestId"] = Fixtures.NodeIdOf("DocumentRequest", id), ["reason"] = "不再需要" })));

    [Theory, OnSqlite, OnPostgres]
    public Task Collecting(DatabaseKind on) => AgreesAsync(on, new ActionFixture<CollectionFacts, CollectionStatus>(
        "CollectionTask", CollectionActions.All,
        [
            .. Cases<CollectionStatus>((host, status) => DemandCases.Collection(host, status).Id.Value),
            new("collecting that nobody was told to do", host => Task.FromResult(DemandCases.Request(host, isAssigned: false).Task.Id.Value)),
            new("collected paper of a rejected application", host => Task.FromResult(DemandCases.Collection(host, CollectionStatus.Collected, MerchantApplicationStatus.Rejected).Id.Value)),
        ],
        People, (_, id, action) =>
        {
            var input = new Dictionary<string, object?> { ["collectionTaskId"] = Fixtures.NodeIdOf("CollectionTask", id) };
            if (action == CollectionActions.Assign)
                (input["source"], input["sourceName"], input["responsibleId"]) = ("PARTNER", "代理公司", new NodeId("User", DemoUsers.Uploader2.Id).ToString());
            else if (action == CollectionActions.Record)
                input["file"] = TestFiles.Upload(TestFiles.Pdf());
            else if (action == CollectionActions.Return)
                (input["reasonCode"], input["reasonText"]) = ("UNREADABLE", "看不清");
            return Input(input);
        }));

    [Theory, OnSqlite, OnPostgres]
    public Task Parts(DatabaseKind on) => AgreesAsync(on, new ActionFixture<SupplementFacts, SupplementStatus>(
        "SupplementRequest", SupplementActions.All, Cases<SupplementStatus>((host, status) => DemandCases.Part(host, status).Id.Value),
        People, (_, id, action) =>
        {
            var input = new Dictionary<string, object?> { ["supplementRequestId"] = Fixtures.NodeIdOf("SupplementRequest", id) };
            if (action == SupplementActions.Supply)
                input["words"] = "已补";
            else if (action != SupplementActions.Accept)
                input["reason"] = "仍不完整";
            return Input(input);
        }));

    [Theory, OnSqlite, OnPostgres]
    public Task Reports(DatabaseKind on) => AgreesAsync(on, new ActionFixture<DocumentReportFacts, DocumentReportStatus>(
        "DocumentReport", DocumentReportActions.All, Cases<DocumentReportStatus>((host, status) => DemandCases.Report(host, status).Id.Value),
        People, (_, id, action) =>
        {
            var input = new Dictionary<string, object?> { ["documentReportId"] = Fixtures.NodeIdOf("DocumentReport", id) };
            if (action == DocumentReportActions.Answer)
                (input["isUpheld"], input["answer"]) = (false, "已核实，执照有效");
            return Input(input);
        }));

    private static ActionCase[] Cases<TState>(Func<ModuleHost, TState, Guid> make) where TState : struct, Enum =>
        [.. Enum.GetValues<TState>().Select(s => new ActionCase($"{typeof(TState).Name} {s}", host => Task.FromResult(make(host, s))))];

    private static Task<Dictionary<string, object?>> Input(Dictionary<string, object?> input) => Task.FromResult(input);

    private async Task AgreesAsync<TFacts, TState>(DatabaseKind on, ActionFixture<TFacts, TState> fixture) where TFacts : IStateFacts<TState> where TState : struct, Enum
    {
        await UseAsync(on);
        var (tried, taken) = await ActionAgreement.CheckAsync(Opened, fixture);
        Assert.True(tried == fixture.Cases.Count * fixture.Actions.Count * (DemoUsers.All.Count + fixture.Participants.Count) && taken > fixture.Actions.Count, $"{taken} of {tried}");
    }
}
