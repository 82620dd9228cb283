using System.Text.Json;

namespace Modular.Host.Tests.EndToEnd;

/// <summary>Somebody who leaves planted values wherever a person can: registers, applies, hands in a paper, says something, and is refused.</summary>
internal sealed class PlantedPerson(EndToEndHost host, PlantedValues planted, string user, int number)
{
    public const string Password = "three words suffice";

    public string Login { get; } = planted.Email();

    public string Name { get; } = planted.Name();

    private string Contact { get; } = planted.Name();

    private string Representative { get; } = planted.Name();

    /// <summary>What the person's own fields show, for the person.</summary>
    public async Task<string> SeenAsync() => (await host.Client.DataAsync(
        user, "{ viewer { user { name } } myApplications { nodes { contact { name } legalRepresentative { name } documents { currentVersion { fileName } } } } }")).ToString();

    public async Task LiveAsync()
    {
        await RegisterAsync();
        await host.Client.SignInAsync(user, Login, Password);
        var applied = await host.Story.ApplyAsync(user, new
        {
            legalName = $"上海第{number}服饰有限公司", uscc = ChinaCodes.Uscc(number), address = "上海市黄浦区中山东一路1号",
            legalRepresentative = new { name = Representative, idCard = planted.IdCard() },
            contact = new { name = Contact, phone = planted.Phone(), email = planted.Email() },
        });
        var application = applied.GetProperty("application").GetProperty("id").GetString()!;
        var paper = (await host.Story.SubmitAsync(user, application, "BUSINESS_LICENCE", PaperFiles.Pdf($"licence of {planted.Name()}"), $"{planted.Name()}.pdf"))
            .GetProperty("document").GetProperty("id").GetString()!;
        await host.Story.MutateAsync(user, "addComment", "mutation($input: AddCommentInput!) { addComment(input: $input) { comment { author } errors { ... on Error { code } } } }",
            new { subjectId = application, text = "请尽快审核" });
        await host.Story.ReviewAsync("reviewer", "First", paper, "REJECT", "UNREADABLE", "The stamp cannot be read.");
        await host.Story.MutateAsync("reviewer", "requestApplicationChanges",
            "mutation($input: RequestApplicationChangesInput!) { requestApplicationChanges(input: $input) { application { status } errors { ... on Error { code } } } }",
            new { applicationId = application, comment = "请更换联系人" });
        // So that audit rows hold what was before, and what came after.
        var again = await host.Story.MutateAsync(user, "resubmitApplication",
            "mutation($input: ResubmitApplicationInput!) { resubmitApplication(input: $input) { application { status } errors { ... on Error { code message } } } }",
            new
            {
                applicationId = application, legalName = $"上海第{number}服饰有限公司", uscc = ChinaCodes.Uscc(number),
                legalRepresentative = new { name = planted.Name(), idCard = planted.IdCard() },
                contact = new { name = planted.Name(), phone = planted.Phone(), email = planted.Email() },
            });
        Assert.Equal("SUBMITTED", again.GetProperty("application").GetProperty("status").GetString());
        await host.Story.MutateAsync("reviewer", "rejectApplication",
            "mutation($input: RejectApplicationInput!) { rejectApplication(input: $input) { application { status } errors { ... on Error { code } } } }",
            new { applicationId = application, reasonCode = "OTHER", reasonText = "经营范围不符" });
    }

    /// <summary>Registers and gives nothing back: a login that is taken is answered alike.</summary>
    public Task<JsonElement> RegisterAsync() => host.Story.MutateAsync(
        null, "register", "mutation($input: RegisterInput!) { register(input: $input) { accepted errors { ... on Error { code } } } }", new { login = Login, password = Password, name = Name });
}
