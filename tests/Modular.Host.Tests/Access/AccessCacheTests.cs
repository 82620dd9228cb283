using System.Security.Claims;
using Modular.Host.Access;
using Modular.Kernel;
using Modular.ModuleTesting;

namespace Modular.Host.Tests.Access;

/// <summary>Where a module knows who may do what, it is believed and no token, for two seconds at most (ACC-02).</summary>
public sealed class AccessCacheTests
{
    private static readonly Guid User = Guid.NewGuid();
    private static readonly Guid Merchant = Guid.NewGuid();

    private readonly MovableClock _clock = new();
    private readonly Source _source = new();
    private readonly AccessCache _cache;
    private readonly PermissionClaims _claims;

    public AccessCacheTests()
    {
        _cache = AccessFixture.Cache(_source, _clock, new Permission("goods:list", "", Roles.Admin));
        _claims = new(_cache);
    }

    [Fact]
    public async Task A_token_says_who_it_is_and_nothing_of_what_it_may_do()
    {
        _source.Answer = Holding("goods:list", Merchant);
        var caller = await CallerAsync((CallerClaims.Role, Roles.Admin), (CallerClaims.Merchant, Guid.NewGuid().ToString()), (CallerClaims.Name, "somebody else"));

        Assert.Equal((User, "李文博", false), (caller.UserId, caller.Name, caller.IsPlatformWide));
        Assert.Equal([Merchant], caller.MerchantScope);
        Assert.Equal((true, false, false), (caller.Has("goods:list", Merchant), caller.Has("goods:list", Guid.NewGuid()), caller.Has("goods:list", null)));
    }

    [Fact]
    public async Task Whoever_does_not_count_any_more_is_nobody()
    {
        _source.Answer = null;
        Assert.Null((await CallerAsync((CallerClaims.Role, Roles.Admin))).UserId);
        Assert.False((await _claims.TransformAsync(Token())).Identity!.IsAuthenticated);
    }

    [Fact]
    public async Task An_answer_is_remembered_for_two_seconds_unless_the_user_is_forgotten()
    {
        _source.Answer = Holding("goods:list", null);
        Assert.True((await CallerAsync()).Has("goods:list"));
        _source.Answer = Holding("goods:burn", null);
        _clock.Advance(TimeSpan.FromSeconds(1.9));
        Assert.True((await CallerAsync()).Has("goods:list"));
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.True((await CallerAsync()).Has("goods:burn"));

        _source.Answer = null;
        _cache.Forget(Guid.NewGuid());
        Assert.NotNull((await CallerAsync()).UserId);
        _cache.Forget(User);
        Assert.Null((await CallerAsync()).UserId);
        _source.Answer = Holding("goods:list", null);
        _cache.ForgetAll();
        Assert.NotNull((await CallerAsync()).UserId);
        Assert.Equal(4, _source.Asked);
    }

    [Fact]
    public async Task What_changes_while_it_is_asked_for_is_not_remembered()
    {
        _source.Answer = Holding("goods:list", null);
        _source.WhileAsked = () => _cache.Forget(User);
        Assert.True((await CallerAsync()).Has("goods:list"));
        (_source.Answer, _source.WhileAsked) = (null, null);
        Assert.Null((await CallerAsync()).UserId);
    }

    [Fact]
    public async Task Many_who_ask_at_once_are_one_question_and_who_comes_after_a_change_is_another()
    {
        var (before, after) = (new TaskCompletionSource(), new TaskCompletionSource());
        (_source.Answer, _source.Waits) = (Holding("goods:list", null), before.Task);
        var early = Enumerable.Range(0, 1000).Select(_ => CallerAsync()).ToList();
        Assert.Equal(1, _source.Asked);

        _cache.Forget(User);
        (_source.Answer, _source.Waits) = (Holding("goods:burn", null), after.Task);
        var late = Enumerable.Range(0, 1000).Select(_ => CallerAsync()).ToList();
        Assert.Equal(2, _source.Asked);
        after.SetResult();
        before.SetResult();
        Assert.All(await Task.WhenAll(early), c => Assert.True(c.Has("goods:list")));
        Assert.All(await Task.WhenAll(late), c => Assert.True(c.Has("goods:burn")));
        Assert.True((await CallerAsync()).Has("goods:burn"));
        Assert.Equal(2, _source.Asked);
    }

    [Fact]
    public async Task A_question_that_takes_longer_than_an_answer_is_good_for_is_not_waited_for_any_more()
    {
        var slow = new TaskCompletionSource();
        (_source.Answer, _source.Waits) = (Holding("goods:list", null), slow.Task);
        var early = CallerAsync();
        _clock.Advance(TimeSpan.FromSeconds(2));
        (_source.Answer, _source.Waits) = (Holding("goods:burn", null), Task.CompletedTask);
        Assert.True((await CallerAsync()).Has("goods:burn"));
        slow.SetResult();
        Assert.True((await early).Has("goods:list"));
        Assert.True((await CallerAsync()).Has("goods:burn"));
    }

    [Fact]
    public async Task A_question_that_fails_is_told_to_all_who_wait_and_asked_anew_by_the_next()
    {
        var asked = new TaskCompletionSource();
        (_source.Answer, _source.Waits) = (Holding("goods:list", null), asked.Task);
        var waiting = Enumerable.Range(0, 3).Select(_ => _cache.FindAsync(Identity()).AsTask()).ToList();
        asked.SetException(new TimeoutException());
        foreach (var one in waiting)
            await Assert.ThrowsAsync<TimeoutException>(() => one);
        _source.Waits = Task.CompletedTask;
        Assert.NotNull(await _cache.FindAsync(Identity()));
        Assert.Equal(2, _source.Asked);
    }

    [Fact]
    public async Task A_stream_goes_on_while_all_that_it_was_let_in_for_holds()
    {
        _source.Answer = Holding("goods:list", null);
        var user = await _claims.TransformAsync(Token());
        async Task<bool> HoldsAsync(CallerAccess? now)
        {
            _source.Answer = now;
            _cache.Forget(User);
            return await _cache.StillHoldsAsync(user);
        }

        Assert.True(await HoldsAsync(Holding("goods:list goods:burn", null)));
        Assert.False(await HoldsAsync(Holding("goods:burn", null)));
        Assert.False(await HoldsAsync(Holding("goods:list", Merchant)));
        Assert.False(await HoldsAsync(null));
        Assert.True(await _cache.StillHoldsAsync(new(new ClaimsIdentity())));
    }

    private static CallerAccess Holding(string permissions, Guid? merchant) => new("李文博", [new("role", true, merchant, permissions.Split(' '))], []);

    private static ClaimsPrincipal Token(params (string Type, string Value)[] claims) => new(Identity(claims));

    private static ClaimsIdentity Identity(params (string Type, string Value)[] claims) =>
        new([new(CallerClaims.Subject, User.ToString()), .. claims.Select(c => new Claim(c.Type, c.Value))], "test");

    private async Task<ClaimsCaller> CallerAsync(params (string, string)[] claims) => new(await _claims.TransformAsync(Token(claims)));

    private sealed class Source : IAccessSource
    {
        public CallerAccess? Answer { get; set; }

        public Action? WhileAsked { get; set; }

        public Task Waits { get; set; } = Task.CompletedTask;

        public int Asked { get; private set; }

        public async Task<CallerAccess?> FindAsync(Guid userId, Guid? sessionId, CancellationToken cancellationToken)
        {
            var answer = Answer;
            Asked++;
            WhileAsked?.Invoke();
            await Waits;
            return answer;
        }
    }
}
