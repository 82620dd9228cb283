using Accounts.Model;
using Modular.Kernel;

namespace Accounts.Tests.Model;

/// <summary>How real names move between states, and what a name is (ACC-01).</summary>
public sealed class RealNameTests
{
    private static readonly string[] Moves = ["Unverified>Submitted", "Submitted>Verified", "Submitted>Rejected", "Rejected>Submitted"];

    public static TheoryData<string, string> AllPairs()
    {
        var pairs = new TheoryData<string, string>();
        foreach (var from in Enum.GetNames<RealNameStatus>())
        {
            foreach (var to in Enum.GetNames<RealNameStatus>().Skip(1))
                pairs.Add(from, to);
        }

        return pairs;
    }

    [Theory, MemberData(nameof(AllPairs))]
    public void A_real_name_moves_only_as_the_table_says(string from, string to)
    {
        var check = RealName.Of(new(Guid.NewGuid()));
        foreach (var step in from switch { "Unverified" => Array.Empty<string>(), "Submitted" => ["Submitted"], _ => ["Submitted", from] })
            Assert.Null(To(check, step));
        var (submissions, place) = (check.Submissions, check.NumberPlace);

        var error = To(check, to);

        Assert.Equal(Moves.Contains($"{from}>{to}"), error is null);
        Assert.Equal(error is null ? to : from, check.Status.ToString());
        Assert.Equal(submissions + (error is null && to == "Submitted" ? 1 : 0), check.Submissions);
        Assert.Equal(error is null && to == "Verified" ? 7 : place, check.NumberPlace);
        Assert.Equal(check.Status == RealNameStatus.Rejected ? "why" : null, check.Reason);
    }

    [Theory]
    [InlineData(" 李文博 ", "李文博", null)]
    [InlineData("阿卜杜拉•买买提", "阿卜杜拉·买买提", null)]
    [InlineData("Anna Maria Lee", "Anna Maria Lee", null)]
    [InlineData("𠮷田", "𠮷田", null)]
    [InlineData("李", null, "REAL_NAME_FORM")]
    [InlineData("李4文", null, "REAL_NAME_FORM")]
    [InlineData("李文<b>", null, "REAL_NAME_FORM")]
    [InlineData("·李文", null, "REAL_NAME_FORM")]
    [InlineData("李文·", null, "REAL_NAME_FORM")]
    [InlineData("李文😀", null, "REAL_NAME_FORM")]
    [InlineData(" ", null, "REAL_NAME_MISSING")]
    [InlineData("李\n文", null, "REAL_NAME_CHARACTERS")]
    [InlineData("李李李李李李李李李李李李李李李李李李李李李李李李李李李李李李李李李李李李李李李李李李李李李李李李李李李", null, "REAL_NAME_LENGTH")]
    public void A_name_has_letters_and_dots(string typed, string? name, string? rule)
    {
        var parsed = PersonName.Parse(typed);
        Assert.Equal((name, rule), (parsed.Violation is null ? parsed.Value : null, parsed.Violation?.Rule));
    }

    private static IllegalTransitionError? To(RealName check, string to) => to switch
    {
        "Submitted" => check.Submit("李文博", ResidentId.Parse("11010519491231002X", new(2026, 1, 1)).Value, RealNameFinding.NotAsked, MovableClock.Start),
        "Verified" => check.Verify(7, new(Guid.NewGuid()), MovableClock.Start),
        _ => check.Reject("why", new(Guid.NewGuid()), MovableClock.Start),
    };
}
