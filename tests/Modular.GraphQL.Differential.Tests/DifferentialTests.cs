using Modular.Testing;

namespace Modular.GraphQL.Differential.Tests;

/// <summary>
/// The engine and graphql-js give the same answers to random cases. More of them by command, in tests/clients:
/// <c>node differential/run.mjs --cases 20000 --seed 7</c>.
/// </summary>
public class DifferentialTests
{
    [NodeFact]
    public async Task The_engine_answers_2000_random_cases_as_the_reference_implementation_does()
    {
        await ClientCases.InstallAsync();

        var run = await ExternalProgram.RunAsync(
            RepositoryFolder.Clients, "", "node", "differential/run.mjs", "--cases", "2000", "--seed", "1", "--runner", RunnerTests.Runner);

        Assert.True(run.ExitCode == 0, $"{run.Output}\n{run.Error}");
        Assert.StartsWith("2000 cases of seed 1: ", run.Output, StringComparison.Ordinal);
    }
}
