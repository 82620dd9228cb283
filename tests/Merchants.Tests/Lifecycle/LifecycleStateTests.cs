using Merchants.Model;
using Modular.Kernel;

namespace Merchants.Tests.Lifecycle;

/// <summary>Who may go where: editions (MER-01, MER-06), sanctions and exits (MER-08), closures, plans (MER-09), questions (MER-05).</summary>
public class LifecycleStateTests
{
    [Fact]
    public void Editions() => AllPairs(EntryCriteriaStates.Machine, "Draft>Published Published>Retired");

    [Fact]
    public void Indexes() => AllPairs(MerchantKpiTemplateStates.Machine, "Draft>Published Published>Retired");

    [Fact]
    public void Sanctions() => AllPairs(
        MerchantSanctionStates.Machine,
        "Proposed>MerchantHeard Proposed>Revoked MerchantHeard>Approved MerchantHeard>Revoked Approved>Effective Approved>Revoked Effective>Revoked");

    [Fact]
    public void Exits() => AllPairs(MerchantExitStates.Machine, "Running>Completed Running>CalledOff");

    [Fact]
    public void Closures() => AllPairs(MerchantClosureStates.Machine, "Planned>Running Planned>Cancelled Running>Ended");

    [Fact]
    public void Plans() => AllPairs(MerchantImprovementStates.Machine, "Draft>Agreed Agreed>InProgress InProgress>Achieved InProgress>Failed");

    [Fact]
    public void Questions() => AllPairs(GuidanceTicketStates.Machine, "Open>Answered Answered>Closed Answered>Open Closed>Open");

    /// <summary>Whatever is tried in whatever order, a sanction only goes where its table says, and one that is refused stays as it was.</summary>
    [Fact]
    public void Random_walks_of_sanctions_stay_on_the_table()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var sanction = LifecycleCases.Proposed(new(Guid.NewGuid()));
            for (var i = 0; i < 12; i++)
            {
                var (before, steps) = (sanction.Status, sanction.StepCount);
                var refused = random.Next(4) switch
                {
                    0 => sanction.Hear("no", Samples.Applicant, Samples.Monday),
                    1 => sanction.Approve(Samples.Monday, Samples.Reviewer, Samples.Monday),
                    2 => sanction.TakeEffect(false, Samples.Monday),
                    _ => sanction.Revoke("no", Samples.Reviewer, Samples.Monday),
                };
                Assert.Equal(refused is null, MerchantSanctionStates.Machine.Allows(before, sanction.Status) && sanction.StepCount == steps + 1);
                Assert.True(refused is null || (sanction.Status == before && sanction.StepCount == steps));
            }
        }
    }

    private static void AllPairs<TState>(StateMachine<TState> machine, string moves) where TState : struct, Enum
    {
        var allowed = moves.Split(' ').ToHashSet();
        foreach (var from in Enum.GetValues<TState>())
        {
            foreach (var to in Enum.GetValues<TState>())
            {
                var error = machine.Refuse("thing", from, to);
                Assert.True(allowed.Remove($"{from}>{to}") == (error is null), $"{from} > {to}");
            }
        }

        Assert.Empty(allowed);
    }
}
