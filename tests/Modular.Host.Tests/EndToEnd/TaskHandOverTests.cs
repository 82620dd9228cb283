using System.Text.Json;
using Modular.GraphQL;
using Modular.Kernel;

namespace Modular.Host.Tests.EndToEnd;

/// <summary>FE-02, ACC-02: a task is handed only to those who may do it, and nobody learns who the others are.</summary>
public sealed class TaskHandOverTests(EndToEndHost host) : IClassFixture<EndToEndHost>
{
    [Fact]
    public async Task Whoever_may_not_do_a_task_is_not_given_it_and_looks_like_nobody()
    {
        var application = (await host.Story.ApplyAsync("merchant", MerchantStory.Application(950))).GetProperty("application").GetProperty("id").GetString()!;
        await host.Story.SubmitAsync("uploader", application, "BUSINESS_LICENCE", PaperFiles.Pdf("Licence 950"));
        var task = (await host.Client.DataAsync("reviewer", """{ myTasks(kinds: ["merchants.paper-first-review"], first: 1) { nodes { id } } }"""))
            .GetProperty("myTasks").GetProperty("nodes")[0].GetProperty("id").GetString()!;

        var (buyer, nobody) = (await HandAsync(task, DemoUsers.Buyer.Id), await HandAsync(task, Guid.NewGuid()));
        Assert.Equal("NO_RECEIVER", buyer.GetProperty("errors")[0].GetProperty("rule").GetString());
        Assert.Equal(nobody.ToString(), buyer.ToString());
        Assert.Equal(DemoUsers.Reviewer2.Name, (await HandAsync(task, DemoUsers.Reviewer2.Id)).GetProperty("task").GetProperty("claim").GetProperty("holder").GetString());
    }

    private async Task<JsonElement> HandAsync(string task, Guid to) => (await host.Client.DataAsync(
        "reviewer",
        "mutation($task: ID!, $to: ID!) { reassignTask(input: { taskId: $task, to: $to }) { task { claim { holder } } errors { ... on Error { message code } ... on InvalidInputError { field rule } } } }",
        new { task, to = new NodeId("User", to).ToString() })).GetProperty("reassignTask");
}
