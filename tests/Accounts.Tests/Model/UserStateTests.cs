using Accounts.Model;
using Modular.Kernel;

namespace Accounts.Tests.Model;

/// <summary>How users move between states (ACC-01).</summary>
public sealed class UserStateTests
{
    private static readonly string[] Moves = ["Active>Locked", "Locked>Active", "Active>Removed", "Locked>Removed"];

    public static TheoryData<string, string> AllPairs()
    {
        var pairs = new TheoryData<string, string>();
        foreach (var from in Enum.GetNames<UserStatus>())
        {
            foreach (var to in Enum.GetNames<UserStatus>())
                pairs.Add(from, to);
        }

        return pairs;
    }

    [Theory, MemberData(nameof(AllPairs))]
    public void A_user_moves_only_as_the_table_says(string from, string to)
    {
        var user = Someone(Enum.Parse<UserStatus>(from));
        var (status, epoch) = (user.Status, user.SessionEpoch);

        var error = To(user, Enum.Parse<UserStatus>(to));

        Assert.Equal(Moves.Contains($"{from}>{to}"), error is null);
        Assert.Equal(error is null ? to : from, user.Status.ToString());
        Assert.Equal(error is null, user.SessionEpoch != epoch);
        Assert.Equal(status, Enum.Parse<UserStatus>(from));
    }

    private static User Someone(UserStatus status)
    {
        var user = User.Register(new(Guid.NewGuid()), "李文博", new("li@example.com", true), "", MovableClock.Start);
        if (status != UserStatus.Active)
            Assert.Null(To(user, status));
        return user;
    }

    private static IllegalTransitionError? To(User user, UserStatus status) => status switch
    {
        UserStatus.Active => user.Unlock("why"),
        UserStatus.Locked => user.Lock("why"),
        _ => user.Remove("why"),
    };
}
