using Merchants.Model;
using Merchants.Persistence;
using Merchants.Tests.Actions;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.Tests.UseCases;

/// <summary>A sensitive value is shown for a purpose in force that the caller has acknowledged, and for no other (ACC-06, DOC-23).</summary>
public sealed class RevealTests : ModuleTests<MerchantsModule>
{
    private const string Reveal = """
        mutation($id: ID!, $dataUse: String!, $reason: String!) { revealApplicationValue(input: { applicationId: $id, field: CONTACT_PHONE, dataUse: $dataUse, reason: $reason }) {
          value errors { ... on Error { code } ... on InvalidInputError { field rule } ... on DataUseNotAcknowledgedError { dataUse version } } } }
        """;

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_shown_names_a_purpose_and_is_on_record_with_it(DatabaseKind on)
    {
        await UseAsync(on, new ModuleSetup { Fakes = s => s.AddSingleton<IDataUses, OnePurpose>() });
        var application = Fixtures.Application(Opened, MerchantApplicationStatus.UnderReview).Id.Value;
        foreach (var (by, id, dataUse, reason, answer) in new[]
        {
            (DemoUsers.Reviewer, application, "curiosity", "核实", """[{"code":"INVALID_INPUT","field":"dataUse","rule":"DATA_USE_NOT_IN_FORCE"}]"""),
            (DemoUsers.Reviewer, application, "", " ", """[{"code":"INVALID_INPUT","field":"reason","rule":"REASON_MISSING"},{"code":"INVALID_INPUT","field":"dataUse","rule":"DATA_USE_NOT_IN_FORCE"}]"""),
            (DemoUsers.Supervisor, application, OnePurpose.Code, "核实", """[{"code":"DATA_USE_NOT_ACKNOWLEDGED","dataUse":"merchant-contact","version":3}]"""),
            (DemoUsers.Reviewer, Guid.NewGuid(), OnePurpose.Code, "核实", """[{"code":"NOT_FOUND"}]"""),
        })
            Assert.Equal((null, answer), await AskAsync(by, id, dataUse, reason));
        Assert.Empty(await RevealsAsync());

        Assert.Equal(("13812345678", "null"), await AskAsync(DemoUsers.Reviewer, application, OnePurpose.Code, "核实联系人"));
        var (reason1, facts) = Assert.Single(await RevealsAsync());
        Assert.Equal(("核实联系人", """{"field":"CONTACT_PHONE","dataUse":"merchant-contact","dataUseVersion":3}"""), (reason1, facts));
    }

    /// <summary>Where nobody keeps a register, nothing is in force.</summary>
    [Fact]
    public async Task Without_a_register_nothing_is_shown()
    {
        await UseAsync(DatabaseKind.Sqlite);
        var application = Fixtures.Application(Opened, MerchantApplicationStatus.UnderReview).Id.Value;
        Assert.Equal((null, """[{"code":"INVALID_INPUT","field":"dataUse","rule":"DATA_USE_NOT_IN_FORCE"}]"""), await AskAsync(DemoUsers.Reviewer, application, OnePurpose.Code, "核实"));
    }

    private async Task<(string? Value, string Errors)> AskAsync(DemoUser by, Guid id, string dataUse, string reason)
    {
        var answer = await Opened.ExecuteAsync(Opened.CallerOf(by), Reveal, new { id = new NodeId("MerchantApplication", id).ToString(), dataUse, reason });
        var payload = answer.GetProperty("data").GetProperty("revealApplicationValue");
        return (payload.GetProperty("value").GetString(), payload.GetProperty("errors").GetRawText());
    }

    private async Task<List<(string Reason, string Facts)>> RevealsAsync()
    {
        var rows = await Opened.AuditAsync<MerchantsDb>("Revealed");
        return [.. rows.Select(r => (r.Reason!, r.After!))];
    }
}
