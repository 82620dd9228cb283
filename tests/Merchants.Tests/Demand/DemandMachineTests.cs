using Merchants.Model;
using Modular.Kernel;

namespace Merchants.Tests.Demand;

/// <summary>Who may go where: requests for papers (DOC-01), their collecting (DOC-03, DOC-05), customers' words (DOC-21), missing parts (DOC-27). All other pairs are refused.</summary>
public class DemandMachineTests
{
    [Fact]
    public void Requests() => AllPairs(DocumentRequestStates.Machine, "Open>Collecting Open>Cancelled Collecting>Fulfilled Collecting>Cancelled");

    [Fact]
    public void Collecting() => AllPairs(
        CollectionStates.Machine,
        "Asked>Collected Asked>Cancelled Collected>ReturnedToSource Collected>Entered Collected>Cancelled ReturnedToSource>Collected ReturnedToSource>Cancelled");

    [Fact]
    public void Parts() => AllPairs(SupplementStates.Machine, "Open>Supplied Open>Withdrawn Supplied>Open Supplied>Accepted Supplied>Withdrawn");

    [Fact]
    public void Reports() => AllPairs(DocumentReportStates.Machine, "Received>Investigating Investigating>Answered");

    private static void AllPairs<TState>(StateMachine<TState> machine, string moves) where TState : struct, Enum
    {
        var allowed = moves.Split(' ').ToHashSet();
        foreach (var from in Enum.GetValues<TState>())
        {
            foreach (var to in Enum.GetValues<TState>())
            {
                var error = machine.Refuse("thing", from, to);
                Assert.True(allowed.Remove($"{from}>{to}") == (error is null), $"{from} > {to}");
                if (error is not null)
                    Assert.Equal((StateName.Of(from), machine.NextOf(from).Count), (error.CurrentState, error.AllowedStates.Count));
            }
        }

        Assert.Empty(allowed);
    }
}
