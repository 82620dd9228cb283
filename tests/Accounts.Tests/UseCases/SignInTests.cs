using System.Text;
using System.Text.Json;
using Accounts.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Language;
using Modular.GraphQL.Validation;
using static Accounts.Tests.AccountsFront;

namespace Accounts.Tests.UseCases;

/// <summary>Registering and signing in: who may, what is told to others, and how often it is tried (ACC-01).</summary>
public sealed class SignInTests : ModuleTests<AccountsModule>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Whoever_has_registered_signs_in_by_address_or_number_however_they_are_typed(DatabaseKind on)
    {
        var front = new AccountsFront(await UseAsync(on, Setup()));
        await front.NewUserAsync("Li@Example.com");
        await front.NewUserAsync("138-1234-5678");

        foreach (var login in new[] { "li@example.com", " LI@example.COM", "13812345678", "138 1234 5678" })
        {
            var signedIn = (await front.SignInAsync(login)).GetProperty("signedIn");
            Assert.NotEqual("", signedIn.GetProperty("refreshToken").GetString());
            Assert.Equal(Opened.Clock.Now.AddMinutes(10), signedIn.GetProperty("accessTokenExpiresAt").GetDateTime());
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_unknown_login_a_wrong_password_and_a_locked_user_are_told_alike_and_cost_alike(DatabaseKind on)
    {
        var front = new AccountsFront(await UseAsync(on, Setup()));
        await front.NewUserAsync("li@example.com");
        var locked = await front.NewUserAsync("locked@example.com");
        await ChangeAsync(locked, u => u.Lock("why"));

        var answers = new List<(string, int)>();
        foreach (var (login, password) in new[]
        {
            ("li@example.com", "a wrong password"), ("nobody@example.com", Password), ("locked@example.com", Password), ("no login at all", Password),
            ("li@example.com", new string('x', 5000)),
        })
        {
            var before = front.Hashes.Made;
            answers.Add(((await front.SignInAsync(login, password)).ToString(), front.Hashes.Made - before));
        }

        Assert.Contains("SIGN_IN_FAILED", answers[0].Item1, StringComparison.Ordinal);
        Assert.All(answers, a => Assert.Equal((answers[0].Item1, 1), a));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Registering_a_login_that_somebody_has_answers_alike_and_changes_nothing(DatabaseKind on)
    {
        var front = new AccountsFront(await UseAsync(on, Setup()));
        var (first, before) = (await front.RegisterAsync("li@example.com", Password), front.Hashes.Made);
        var second = await front.RegisterAsync("LI@example.com", "another long password", "somebody else");

        Assert.Equal(first.ToString(), second.ToString());
        Assert.Equal(1, front.Hashes.Made - before);
        Assert.Equal(["SIGN_IN_FAILED"], ErrorCodes(await front.SignInAsync("li@example.com", "another long password")));
        Assert.Empty(ErrorCodes(await front.SignInAsync("li@example.com")));
        await using var db = Opened.OpenDatabase<AccountsDb>();
        Assert.Equal("李文博", (await db.Users.SingleAsync()).Name.Open());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Waits_grow_with_each_wrong_password_and_hold_for_the_right_one_too(DatabaseKind on)
    {
        var front = new AccountsFront(await UseAsync(on, Setup(("FreeSignInAttempts", "3"), ("FirstSignInWait", "00:00:30"), ("LongestSignInWait", "00:01:30"))));
        await front.NewUserAsync("li@example.com");

        foreach (var wait in new[] { 0, 0, 0, 30, 60, 90, 90 })
        {
            if (wait > 0)
            {
                Opened.Clock.Advance(TimeSpan.FromSeconds(wait - 1));
                Assert.Equal(["TOO_MANY_ATTEMPTS"], ErrorCodes(await front.SignInAsync("li@example.com")));
                Opened.Clock.Advance(TimeSpan.FromSeconds(1));
            }

            Assert.Equal(["SIGN_IN_FAILED"], ErrorCodes(await front.SignInAsync("li@example.com", "a wrong password")));
        }

        var (made, refused) = (front.Hashes.Made, await front.SignInAsync("LI@example.com"));
        Assert.Equal(["TOO_MANY_ATTEMPTS"], ErrorCodes(refused));
        Assert.Equal(made, front.Hashes.Made);
        Opened.Clock.Advance(TimeSpan.FromSeconds(90));
        Assert.Empty(ErrorCodes(await front.SignInAsync("li@example.com")));
        Assert.Equal(["SIGN_IN_FAILED"], ErrorCodes(await front.SignInAsync("li@example.com", "a wrong password")));
        Assert.Empty(ErrorCodes(await front.SignInAsync("li@example.com")));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_thousand_sign_ins_by_alias_in_one_request_try_no_more_passwords_than_the_limit(DatabaseKind on)
    {
        const int Aliases = 1000;
        var front = new AccountsFront(await UseAsync(on, Setup()));
        await front.NewUserAsync("li@example.com");
        var document = new StringBuilder("mutation {");
        for (var i = 0; i < Aliases; i++)
            document.Append(System.Globalization.CultureInfo.InvariantCulture, $" a{i}: signIn(input: {{ login: \"li@example.com\", password: \"guess number {i}\" }}) {{ errors {{ ... on Error {{ code }} }} }}");
        var before = front.Hashes.Made;

        var codes = await RunWithoutLimitsAsync(document.Append('}').ToString());

        Assert.Equal(Aliases, codes.Count);
        Assert.Equal(5, front.Hashes.Made - before);
        Assert.Equal((5, Aliases - 5), (codes.Count(c => c == "SIGN_IN_FAILED"), codes.Count(c => c == "TOO_MANY_ATTEMPTS")));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Parallel_sign_ins_try_no_more_passwords_than_the_limits_of_account_and_address(DatabaseKind on)
    {
        var front = new AccountsFront(await UseAsync(on, Setup(("AddressAttemptsPerMinute", "20"))));
        await front.NewUserAsync("li@example.com");
        var before = front.Hashes.Made;
        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Task.Run(() => front.SignInAsync("li@example.com", $"guess number {i}"))));
        Assert.Equal(5, front.Hashes.Made - before);

        front.Connection.Value = "203.0.113.7";
        before = front.Hashes.Made;
        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Task.Run(() => front.SignInAsync($"user{i}@example.com"))));
        Assert.Equal(20, front.Hashes.Made - before);
        front.Connection.Value = "203.0.113.8";
        Assert.Equal(["SIGN_IN_FAILED"], ErrorCodes(await front.SignInAsync("somebody@example.com")));
        front.Connection.Value = "203.0.113.7";
        Assert.Equal(["TOO_MANY_ATTEMPTS"], ErrorCodes(await front.RegisterAsync("new@example.com", Password)));
        Opened.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(["SIGN_IN_FAILED"], ErrorCodes(await front.SignInAsync("somebody@example.com")));
    }

    private async Task<List<string>> RunWithoutLimitsAsync(string document)
    {
        var executor = new RequestExecutor(
            Opened.Schema,
            new ExecutorOptions { MaxCost = int.MaxValue, Parser = ParserOptions.Unlimited, Validation = ValidationOptions.Unlimited },
            NullLogger<RequestExecutor>.Instance);
        await using var scope = Opened.Services.CreateAsyncScope();
        using var result = await executor.ExecuteAsync(
            new GraphQLRequest { Document = Encoding.UTF8.GetBytes(document), Services = scope.ServiceProvider, User = new(), CorrelationId = "test" }, CancellationToken.None);
        var answer = JsonSerializer.Deserialize<JsonElement>(result.Body.Span);
        Assert.True(answer.TryGetProperty("data", out var data), answer.ToString());
        return [.. data.EnumerateObject().SelectMany(a => ErrorCodes(a.Value))];
    }

    private async Task ChangeAsync(Guid user, Func<Accounts.Model.User, object?> change)
    {
        await using var db = Opened.OpenDatabase<AccountsDb>();
        Assert.Null(change(await db.Users.SingleAsync(u => u.Id == new Contracts.UserId(user))));
        await db.SaveChangesAsync();
    }
}
