using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Modular.Architecture.Tests.Repository;
using Modular.Architecture.Tests.Rules;
using Modular.GraphQL;
using Modular.GraphQL.Building;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Types;

namespace Modular.Architecture.Tests;

/// <summary>Rules 9, 11, 12 and 13 on the schema that the modules make.</summary>
public sealed class SchemaRuleTests(LiveHost host) : IClassFixture<LiveHost>
{
    [Fact]
    public void A_module_extends_only_types_of_modules_that_it_depends_on()
    {
        var owners = host.Modules.SelectMany(m => new[] { (m.Assembly, m.Name), (Assembly: m.Contracts ?? m.Assembly, m.Name) })
            .DistinctBy(o => o.Assembly).ToDictionary(o => o.Assembly, o => o.Name);
        var fields = SchemaOwnershipRules.FieldsOf(host.Schema, a => owners.GetValueOrDefault(a));

        Assert.Contains(fields, f => f.TypeOwner is not null && f.TypeOwner == f.FieldOwner);
        Violation.None(SchemaOwnershipRules.OfExtensions(fields, host.Modules.ToDictionary(m => m.Name, m => m.Manifest.DependsOn)));
    }

    [Fact]
    public void Every_mutation_is_authorised_or_on_the_list() =>
        Violation.None(MutationRules.OfAccess(host.Schema, MutationRules.Anonymous, MutationRules.OwnAccount));

    [Fact]
    public async Task Every_mutation_that_is_not_on_the_list_refuses_a_caller_without_a_token()
    {
        var mutations = (host.Schema.Mutation?.Fields ?? []).Where(m => !MutationRules.Anonymous.Contains(m.Name)).ToList();
        Assert.NotEmpty(mutations);
        foreach (var mutation in mutations)
        {
            var call = new AnonymousCall(mutation);
            using var variables = JsonDocument.Parse(call.Variables);
            await using var scope = host.Services.CreateAsyncScope();
            using var result = await host.Executor.ExecuteAsync(
                new GraphQLRequest
                {
                    Document = Encoding.UTF8.GetBytes(call.Document),
                    Variables = variables.RootElement,
                    Uploads = call.Uploads,
                    Services = scope.ServiceProvider,
                    User = new ClaimsPrincipal(new ClaimsIdentity()),
                    CorrelationId = "test",
                },
                CancellationToken.None);

            using var answer = JsonDocument.Parse(result.Body);
            Assert.True(Codes(answer.RootElement) is [ErrorCodes.NotAuthenticated], $"{call.Document}\n{answer.RootElement}");
        }
    }

    [Fact]
    public void Whoever_reveals_a_value_names_the_purpose()
    {
        Violation.None(RevealRules.OfMutations(host.Schema));
        Assert.Contains(host.Schema.Mutation!.Fields, f => f.Name == "revealRealNameValue");
        var bad = SchemaFromSdl.Build("type Query { a: Int } type Mutation { revealIt(input: RevealItInput!): Int } input RevealItInput { reason: String! }");
        Assert.Equal(["Mutation.revealIt"], RevealRules.OfMutations(bad).Select(v => v.Offender));
    }

    [Fact]
    public void Whatever_has_a_state_machine_says_what_can_be_done_with_it()
    {
        Violation.None(StateRules.OfActions(host.Schema, StateRules.MoveByThemselves));
        var all = StateRules.WithMachine(host.Schema).Select(t => t.Name).ToList();
        Assert.Contains("User", all);
        Assert.Equal(StateRules.MoveByThemselves.Order(), StateRules.OfActions(host.Schema, []).Select(v => v.Offender).Order());
        Assert.Contains("User is on the list", Assert.Single(StateRules.OfActions(host.Schema, [.. StateRules.MoveByThemselves, "User"])).Offender, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_is_described_and_every_deprecation_has_a_reason() => Violation.None(DescriptionRules.Of(host.Schema));

    [Fact]
    public void The_printed_schema_is_the_one_in_the_repository()
    {
        var file = Path.Combine(WorkTree.Root, "schema.graphql");
        var expected = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        var actual = SdlPrinter.Print(host.Schema).ReplaceLineEndings("\n");
        var line = expected.Split('\n').Zip(actual.Split('\n')).TakeWhile(l => l.First == l.Second).Count();

        Assert.True(expected == actual, $"""
            schema.graphql differs from the modules' schema from line {line + 1} on:
              repository: {expected.Split('\n').ElementAtOrDefault(line)}
              modules:    {actual.Split('\n').ElementAtOrDefault(line)}
            fix: dotnet run --project host -- schema --out {file}
            """);
    }

    [Fact]
    public void Nothing_breaks_the_clients_of_the_last_released_schema()
    {
        // Before the first release there is nothing that could break.
        if (WorkTree.Git("tag", "--list", "v*", "--sort=-version:refname") is [var released, ..])
            Violation.None(BreakingChanges.Between(SchemaFromSdl.Build(string.Join('\n', WorkTree.Git("show", $"{released}:schema.graphql"))), host.Schema));
    }

    private static string?[] Codes(JsonElement answer) => answer.TryGetProperty("errors", out var errors)
        ? [.. errors.EnumerateArray().Select(e => e.GetProperty("extensions").GetProperty("code").GetString())]
        : [];
}
