using Accounts.Persistence;
using Microsoft.EntityFrameworkCore;
using static Accounts.Tests.AccountsFront;

namespace Accounts.Tests.UseCases;

/// <summary>Refresh tokens count once; whoever uses one again ends the session, unless an answer may have been lost (ACC-01).</summary>
public sealed class RefreshTests : ModuleTests<AccountsModule>
{
    private const int Parallel = 20;

    [Theory, OnSqlite, OnPostgres]
    public async Task Each_token_leads_to_the_next_and_an_older_one_ends_the_session(DatabaseKind on)
    {
        var (front, user) = await SignedUpAsync(on);
        var tokens = new List<string> { await front.SignedInAsync("li@example.com") };
        for (var i = 0; i < 4; i++)
        {
            Opened.Clock.Advance(TimeSpan.FromMinutes(9));
            tokens.Add(Token(await front.RefreshAsync(tokens[^1])));
        }

        var session = SessionOf(await front.RefreshAsync(tokens[^1]));
        Assert.NotNull(await front.CallerAsync(user, session));
        Assert.Equal(tokens.Count, tokens.Distinct().Count());
        Assert.Equal(["SESSION_ENDED"], ErrorCodes(await front.RefreshAsync(tokens[1])));
        Assert.Equal(["SESSION_ENDED"], ErrorCodes(await front.RefreshAsync(tokens[^1])));
        Assert.Null(await front.CallerAsync(user, session));
        Assert.Contains(user, Opened.Services.GetRequiredService<Forgotten>().Users);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_repeat_whose_answer_was_lost_gets_the_same_successor_for_half_a_minute(DatabaseKind on)
    {
        var (front, user) = await SignedUpAsync(on);
        var first = await front.SignedInAsync("li@example.com");
        var lost = await front.RefreshAsync(first);

        Opened.Clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(Token(lost), Token(await front.RefreshAsync(first)));
        Opened.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["SESSION_ENDED"], ErrorCodes(await front.RefreshAsync(first)));
        Assert.Equal(["SESSION_ENDED"], ErrorCodes(await front.RefreshAsync(Token(lost))));
        Assert.Null(await front.CallerAsync(user, SessionOf(lost)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_many_who_send_one_token_at_the_same_moment_one_rotates_it_and_all_get_its_successor(DatabaseKind on)
    {
        var (front, _) = await SignedUpAsync(on);
        var first = await front.SignedInAsync("li@example.com");

        var answers = await Task.WhenAll(Enumerable.Range(0, Parallel).Select(_ => Task.Run(() => front.RefreshAsync(first))));

        Assert.Single(answers.Select(Token).Distinct());
        Assert.Empty(ErrorCodes(await front.RefreshAsync(Token(answers[0]))));
        await using var db = Opened.OpenDatabase<AccountsDb>();
        Assert.Equal(3, (await db.Rotations.SingleAsync()).Version);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Without_a_grace_one_of_many_wins_and_the_others_end_the_session(DatabaseKind on)
    {
        var (front, user) = await SignedUpAsync(on, ("RefreshGrace", "00:00:00"));
        var first = await front.SignedInAsync("li@example.com");

        var answers = await Task.WhenAll(Enumerable.Range(0, Parallel).Select(_ => Task.Run(() => front.RefreshAsync(first))));

        var won = Assert.Single(answers, a => ErrorCodes(a).Length == 0);
        Assert.Null(await front.CallerAsync(user, SessionOf(won)));
        Assert.Equal(["SESSION_ENDED"], ErrorCodes(await front.RefreshAsync(Token(won))));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_no_token_of_the_session_changes_nothing_and_an_ended_session_gives_none(DatabaseKind on)
    {
        var (front, user) = await SignedUpAsync(on);
        var token = await front.SignedInAsync("li@example.com");
        var other = await front.SignedInAsync("li@example.com");
        string[] foreign = ["", "nonsense", new('A', token.Length), token[..22] + other[22..], token[..60] + (token[60] == 'A' ? 'B' : 'A') + token[61..]];
        foreach (var text in foreign)
            Assert.Equal(["SESSION_ENDED"], ErrorCodes(await front.RefreshAsync(text)));

        var refreshed = await front.RefreshAsync(token);
        Assert.Empty(ErrorCodes(refreshed));
        var session = SessionOf(refreshed);
        Assert.True((await front.MutateAsync((await front.CallerAsync(user, session))!.Caller, "signOut", "done", new { })).GetProperty("done").GetBoolean());
        Assert.Equal(["SESSION_ENDED"], ErrorCodes(await front.RefreshAsync(Token(refreshed))));
        Assert.Null(await front.CallerAsync(user, session));

        var second = await front.RefreshAsync(other);
        Assert.Empty(ErrorCodes(await front.MutateAsync((await front.CallerAsync(user, SessionOf(second)))!.Caller, "signOut", "done", new { everywhere = true })));
        Assert.Null(await front.CallerAsync(user, SessionOf(second)));
        var third = await front.SignedInAsync("li@example.com");
        Opened.Clock.Advance(TimeSpan.FromDays(14));
        Assert.Equal(["SESSION_ENDED"], ErrorCodes(await front.RefreshAsync(third)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_new_password_ends_all_sessions_and_begins_one(DatabaseKind on)
    {
        var (front, user) = await SignedUpAsync(on);
        var (here, elsewhere) = (SessionOf(await front.SignInAsync("li@example.com")), await front.SignedInAsync("li@example.com"));
        var caller = (await front.CallerAsync(user, here))!.Caller;
        Task<System.Text.Json.JsonElement> ChangeAsync(string current, string next) =>
            front.MutateAsync(caller, "changePassword", "signedIn { accessToken refreshToken }", new { currentPassword = current, newPassword = next });

        Assert.Equal(["SIGN_IN_FAILED"], ErrorCodes(await ChangeAsync("a wrong password", "another long one")));
        Assert.Equal(["INVALID_INPUT"], ErrorCodes(await ChangeAsync(Password, "short")));
        var changed = await ChangeAsync(Password, "another long one");

        Assert.Null(await front.CallerAsync(user, here));
        Assert.NotNull(await front.CallerAsync(user, SessionOf(changed)));
        Assert.Equal(["SESSION_ENDED"], ErrorCodes(await front.RefreshAsync(elsewhere)));
        Assert.Empty(ErrorCodes(await front.RefreshAsync(Token(changed))));
        Assert.Equal(["SIGN_IN_FAILED"], ErrorCodes(await front.SignInAsync("li@example.com")));
        Assert.Empty(ErrorCodes(await front.SignInAsync("li@example.com", "another long one")));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_month_after_its_end_nothing_of_a_session_is_left(DatabaseKind on)
    {
        var (front, user) = await SignedUpAsync(on);
        var session = SessionOf(await front.SignInAsync("li@example.com"));
        await front.MutateAsync((await front.CallerAsync(user, session))!.Caller, "signOut", "done", new { });
        Opened.Clock.Advance(TimeSpan.FromDays(31));
        await front.SignInAsync("li@example.com", "a wrong password");
        await front.SignedInAsync("li@example.com");

        Assert.Equal(1, (await Opened.RunJobAsync("accounts.sweep")).Counts["sessions"]);
        await using var db = Opened.OpenDatabase<AccountsDb>();
        Assert.Equal(1, await db.Sessions.CountAsync());
        Assert.Equal(1, await db.Rotations.CountAsync());
    }

    private async Task<(AccountsFront Front, Guid User)> SignedUpAsync(DatabaseKind on, params (string, string?)[] settings)
    {
        var front = new AccountsFront(await UseAsync(on, Setup(settings)));
        return (front, await front.NewUserAsync("li@example.com"));
    }

    private static string Token(System.Text.Json.JsonElement payload) => payload.GetProperty("signedIn").GetProperty("refreshToken").GetString()!;
}
