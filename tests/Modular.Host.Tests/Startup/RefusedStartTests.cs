using System.Net;
using System.Net.Sockets;
using Modular.Host.Tests.Modules;

namespace Modular.Host.Tests.Startup;

/// <summary>The host that cannot start says why in one message, without a stack trace, and exits with 1.</summary>
public sealed class RefusedStartTests : IDisposable
{
    private readonly TemporaryFolder _data = new();

    [Theory]
    [InlineData("Production", "Access:SigningKeyFile is not set")]
    [InlineData("Development", "ConnectionStrings:Postgres is not set", "--Database:Provider=Postgres")]
    [InlineData("Development", "ConnectionStrings:Postgres cannot be read", "--Database:Provider=Postgres", "--ConnectionStrings:Postgres=Password")]
    [InlineData("Development", "Database:Provider is 'Oracle'", "--Database:Provider=Oracle")]
    [InlineData("Development", "Demo:Data is 'huge'", "--Demo:Data=huge")]
    [InlineData("Development", "Demo:Data is '1'", "--Demo:Data=1")]
    [InlineData("Production", "over plain HTTP", "--Access:Authority=http://login.example.com", "--Access:Audience=shop")]
    [InlineData("Production", "over plain HTTP", "--Access:Authority=http://localhost:5001", "--Access:Audience=shop")]
    [InlineData("Development", "over plain HTTP", "--Access:Authority=http://login.example.com", "--Access:Audience=shop")]
    [InlineData("Production", "Access:Authority is 'login'", "--Access:Authority=login", "--Access:Audience=shop")]
    [InlineData("Production", "Access:Audience is not", "--Access:Authority=https://login.example.com")]
    [InlineData("Production", "Access:AuthorityAlgorithms is 'HS256'", "--Access:Authority=https://login.example.com", "--Access:Audience=shop", "--Access:AuthorityAlgorithms=HS256")]
    [InlineData("Production", "Access:AuthorityAlgorithms is 'RS256 none'", "--Access:Authority=https://login.example.com", "--Access:Audience=shop", "--Access:AuthorityAlgorithms=RS256 none")]
    [InlineData("Development", "Clock:Ahead is 'soon'", "--Clock:Ahead=soon")]
    [InlineData("Development", "Clock:Ahead is '-1.00:00:00'", "--Clock:Ahead=-1.00:00:00")]
    [InlineData("Production", "Clock:Ahead is set", "--Clock:Ahead=1.00:00:00")]
    [InlineData("Development", "/proc/no cannot be written", "--Data:Path=/proc/no")]
    [InlineData("Development", "Modules:Path names /no/folder", "--Modules:Path=/no/folder")]
    public Task A_start_that_must_fail_says_why(string environment, string reason, params string[] args) =>
        MustFail(environment, reason, args);

    [Fact]
    public async Task A_port_that_is_taken_is_told()
    {
        using var workshop = TinyModule.Compile();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        await MustFail("Development", "The host cannot listen", $"--urls=http://{other.LocalEndpoint}", $"--Modules:Path={workshop.Root}");
    }

    [Fact]
    public async Task A_schema_with_a_mistake_is_told()
    {
        using var workshop = new ModuleWorkshop().Module("Odd", source: """
            public sealed class TheModule : IModule { public void AddServices(IServiceCollection services, ModuleContext context) { } }
            [Modular.GraphQL.QueryType] internal static class Queries { public static System.Type GetOdd() => typeof(int); }
            """);

        await MustFail("Development", "The schema has", $"--Modules:Path={workshop.Root}");
    }

    public void Dispose() => _data.Dispose();

    private async Task MustFail(string environment, string reason, params string[] args)
    {
        await using var host = HostProcess.Start(environment, _data.Path, [.. HostFiles.WithoutModules, .. args]);

        var code = await host.ExitAsync();

        Assert.True(code == 1, $"{code} {host.Output} {host.Errors}");
        Assert.Contains(reason, host.Errors, StringComparison.Ordinal);
        Assert.Contains("what to do: ", host.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", host.Errors + host.Output, StringComparison.Ordinal);
    }
}
