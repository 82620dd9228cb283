using System.Net;
using System.Text.Json;
using Modular.Kernel;

namespace Modular.Host.Tests.Startup;

/// <summary>A module that came in through <c>Modules:Path</c> is part of the schema, and its fields know their caller.</summary>
public sealed class RunningHostTests(RunningHost host) : IClassFixture<RunningHost>
{
    public static TheoryData<string?, string, string> Callers => new()
    {
        { null, "|False|", "AUTH_NOT_AUTHENTICATED" },
        { "buyer", "张伟|False|", "AUTH_NOT_AUTHORIZED" },
        { "merchant", $"李文博|False|{DemoUsers.Merchant.Id}", "AUTH_NOT_AUTHORIZED" },
        { "merchant2", "周雅婷|False|", "AUTH_NOT_AUTHORIZED" },
        { "uploader", "陈思远|True|", "AUTH_NOT_AUTHORIZED" },
        { "reviewer", "王建国|True|", "42" },
        { "admin", "管理员|True|", "42" },
    };

    [Theory, MemberData(nameof(Callers))]
    public async Task A_field_behind_a_permission_answers_those_who_hold_it(string? user, string whoAmI, string count)
    {
        var token = user is null ? null : await host.TokenAsync(user);

        var open = await host.AskAsync("{ whoAmI }", token);
        var guarded = await host.AskAsync("{ count }", token);

        Assert.Equal(whoAmI, open.Body.GetProperty("data").GetProperty("whoAmI").GetString());
        Assert.Equal(count, guarded.Body.TryGetProperty("errors", out var errors)
            ? errors[0].GetProperty("extensions").GetProperty("code").GetString()
            : guarded.Body.GetProperty("data").GetProperty("count").GetRawText());
    }

    [Fact]
    public async Task A_token_that_does_not_count_answers_401_and_not_as_nobody()
    {
        var token = await host.TokenAsync("reviewer");

        var (status, body) = await host.AskAsync("{ whoAmI }", token[..^2]);

        Assert.Equal(401, status);
        Assert.Equal("AUTH_INVALID_TOKEN", body.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.False(body.TryGetProperty("data", out _));
    }

    [Fact]
    public async Task Startup_work_ran_as_the_system_with_the_demo_data_of_development() =>
        Assert.Equal("system Small", await File.ReadAllTextAsync(Path.Combine(host.Data.Path, "prepared")));

    [Fact]
    public async Task It_is_live_and_ready_and_lists_its_demo_users()
    {
        Assert.Equal("""{"status":"live"}""", await host.Client.GetStringAsync("/health/live"));
        Assert.Equal("""{"status":"ready","broken":[],"unreachable":[],"readOnly":false}""", await host.Client.GetStringAsync("/health/ready"));
        var users = JsonDocument.Parse(await host.Client.GetStringAsync("/dev/users")).RootElement;
        Assert.Equal(DemoUsers.All.Select(u => (u.Key, u.Role)),
            users.EnumerateArray().Select(u => (u.GetProperty("name").GetString()!, u.GetProperty("roles")[0].GetString()!)));
    }

    [Fact]
    public async Task Nobody_gets_a_token_for_a_user_who_does_not_exist()
    {
        using var response = await host.Client.PostAsync(new Uri("/dev/token/nobody", UriKind.Relative), null);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("there are admin, uploader", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
