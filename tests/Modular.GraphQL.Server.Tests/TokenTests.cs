using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Modular.GraphQL.Server.Tests;

/// <summary>No token is anonymous; a token that authentication does not accept is told so, whatever scheme it names.</summary>
public sealed class TokenTests
{
    [Theory]
    [InlineData(null, 200)]
    [InlineData("Bearer good", 200)]
    [InlineData("Bearer expired", 401)]
    [InlineData("Bearer ", 401)]
    [InlineData("Basic Zm9v", 401)]
    [InlineData("nonsense", 401)]
    public async Task Only_a_token_that_is_not_accepted_gets_401(string? authorization, int status)
    {
        await using var server = await TestServer.StartAsync(
            services: builder => builder.Services.AddAuthentication("Test").AddScheme<AuthenticationSchemeOptions, OneToken>("Test", null),
            pipeline: app => app.UseAuthentication());
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent("""{"query":"{ a }"}""", new MediaTypeHeaderValue("application/json")) };
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        var answer = await server.SendAsync(request);
        Assert.Equal(status, answer.Code);
        if (status == 401)
        {
            Assert.Equal((ErrorCodes.InvalidToken, "Bearer error=\"invalid_token\""), (answer.ErrorCode, answer.Headers["WWW-Authenticate"]));
            Assert.Empty(server.Executor.Seen);
        }
    }

    private sealed class OneToken(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Request.Headers.Authorization.ToString() switch
        {
            "Bearer good" => AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity("Test")), "Test")),
            "Bearer expired" => AuthenticateResult.Fail("expired"),
            _ => AuthenticateResult.NoResult(),
        });
    }
}
