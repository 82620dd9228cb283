using System.Text.Json;
using Modular.GraphQL;
using Modular.Kernel;

namespace Modular.ModuleTesting;

/// <summary>One kind of object with states: what the test of its actions has to know (FE-01).</summary>
/// <param name="TypeName">The node type.</param>
/// <param name="Cases">Ways to an object in a state; together they reach every state, those without a mutation that leads there too.</param>
/// <param name="Participants">Users who took part in the making of the objects, whom separation of duties may bar.</param>
/// <param name="InputOf">What a mutation's input holds beside the action's own arguments: the id and whatever else is sound.</param>
public sealed record ActionFixture<TFacts, TState>(
    string TypeName, IReadOnlyList<StateAction<TFacts, TState>> Actions, IReadOnlyList<ActionCase> Cases, IReadOnlyList<DemoUser> Participants,
    Func<ModuleHost, Guid, StateAction<TFacts, TState>, Task<Dictionary<string, object?>>> InputOf)
    where TFacts : IStateFacts<TState> where TState : struct, Enum
{
    /// <summary>Further callers, beside the demo users with their roles: who acts for a merchant, and who for another one.</summary>
    public IReadOnlyList<Func<ModuleHost, TestCaller>> Callers { get; init; } = [];

    /// <summary>How many actions the object has that ask about other facts; a fixture of their own tries them.</summary>
    public int OtherActions { get; init; }
}

/// <summary>An object in a state.</summary>
/// <param name="Name">What is special about it.</param>
/// <param name="MakeAsync">Makes one; gives its id.</param>
public sealed record ActionCase(string Name, Func<ModuleHost, Task<Guid>> MakeAsync);

/// <summary>
/// Compares, for every state, every demo user and every declared action, what <c>allowedActions</c> says with what the mutation then does (FE-01). A
/// module has this test by its fixture.
/// </summary>
public static class ActionAgreement
{
    /// <summary>Tries all of them.</summary>
    /// <returns>How many actions were tried, and how many of these were taken.</returns>
    public static async Task<(int Tried, int Taken)> CheckAsync<TFacts, TState>(ModuleHost host, ActionFixture<TFacts, TState> fixture)
        where TFacts : IStateFacts<TState> where TState : struct, Enum
    {
        var seen = new HashSet<string>();
        var (tried, taken) = (0, 0);
        foreach (var @case in fixture.Cases)
        {
            var id = await @case.MakeAsync(host);
            foreach (var caller in CallersOf(host, fixture.Participants).Concat(fixture.Callers.Select(c => c(host))))
            {
                var all = await SaidAsync(host, caller, fixture, id);
                foreach (var action in fixture.Actions)
                {
                    var done = await CallAsync(host, caller, action, await fixture.InputOf(host, id, action));
                    tried++;
                    var what = $"{@case.Name}: {action.Mutation}({string.Join(", ", action.Arguments)}) by {caller.Name}, holding {string.Join(' ', caller.Permissions)}";
                    if (all is null)
                    {
                        Require(done is "NOT_FOUND" or "AUTH_NOT_AUTHORIZED", $"{what} is about what the caller does not see, and was answered {done}.");
                        continue;
                    }

                    var said = all.Single(s => s.Is(action));
                    seen.Add(said.State);
                    Require(said.Reason == done, $"{what}: allowedActions says {said.Reason ?? "allowed"}, the mutation {done ?? "did it"}.");
                    if (done is not null)
                        continue;
                    taken++;
                    var after = (await SaidAsync(host, host.CallerOf(DemoUsers.Admin), fixture, id))![0].State;
                    Require(said.LeadsTo == after, $"{what} leads to {after}, not to {said.LeadsTo}.");
                    id = await @case.MakeAsync(host);
                    all = await SaidAsync(host, caller, fixture, id);
                }
            }
        }

        Require(seen.SetEquals(Enum.GetValues<TState>().Select(StateName.Of)), $"The cases reach {string.Join(", ", seen)}, which are not all states.");
        return (tried, taken);
    }

    /// <summary>All demo users with their roles, and whoever took part with every permission there is.</summary>
    private static IEnumerable<TestCaller> CallersOf(ModuleHost host, IEnumerable<DemoUser> participants) =>
    [
        .. DemoUsers.All.Select(u => host.CallerOf(u)),
        .. participants.Select(u => host.CallerOf(DemoUsers.Admin) with { UserId = u.Id, Name = u.Name }),
    ];

    private static async Task<IReadOnlyList<Said>?> SaidAsync<TFacts, TState>(ModuleHost host, TestCaller caller, ActionFixture<TFacts, TState> fixture, Guid id)
        where TFacts : IStateFacts<TState> where TState : struct, Enum
    {
        var response = await host.ExecuteAsync(
            caller,
            $$"""query($id: ID!) { node(id: $id) { ... on {{fixture.TypeName}} { status allowedActions { action arguments { name value } leadsTo allowed reason { code message } } } } }""",
            new { id = new NodeId(fixture.TypeName, id).ToString() });
        Require(!response.TryGetProperty("errors", out var errors), $"{errors}");
        var node = response.GetProperty("data").GetProperty("node");
        if (node.ValueKind == JsonValueKind.Null)
            return null;
        var all = node.GetProperty("allowedActions").EnumerateArray().ToList();
        Require(fixture.Actions.Count + fixture.OtherActions == all.Count, $"allowedActions has {all.Count} entries, {fixture.Actions.Count + fixture.OtherActions} are declared.");
        return [.. all.Select(a => new Said(node.GetProperty("status").GetString()!, a))];
    }

    /// <summary>The code that the mutation answers with; null where it did what it should.</summary>
    private static async Task<string?> CallAsync<TFacts, TState>(ModuleHost host, TestCaller caller, StateAction<TFacts, TState> action, Dictionary<string, object?> input, string directive = "")
        where TFacts : IStateFacts<TState> where TState : struct, Enum
    {
        foreach (var argument in action.Arguments)
            input[argument.Name] = argument.Value;
        var name = action.Mutation;
        var uploads = input.Where(p => p.Value is IUpload).ToDictionary(p => $"variables.input.{p.Key}", p => (IUpload)p.Value!);
        var response = await host.ExecuteAsync(
            caller,
            $$"""mutation($input: {{char.ToUpperInvariant(name[0])}}{{name[1..]}}Input!) { {{name}}(input: $input) {{directive}} { errors { ... on Error { code } } } }""",
            new { input = input.ToDictionary(p => p.Key, p => p.Value is IUpload ? null : p.Value) }, uploads);
        if (response.TryGetProperty("errors", out var errors))
        {
            var code = errors[0].GetProperty("extensions").GetProperty("code").GetString();
            // What moves money or stock runs under a key alone.
            return code == "IDEMPOTENCY_KEY_REQUIRED" && directive.Length == 0
                ? await CallAsync(host, caller, action, input, $"@idempotent(key: \"{Guid.NewGuid()}\")")
                : code;
        }

        var refused = response.GetProperty("data").GetProperty(name).GetProperty("errors");
        return refused.ValueKind == JsonValueKind.Null ? null : refused[0].GetProperty("code").GetString();
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
            throw new DisagreementException(otherwise);
    }

    /// <summary>An entry of <c>allowedActions</c>, and the state of its object.</summary>
    private sealed record Said(string State, JsonElement Entry)
    {
        public string LeadsTo => Entry.GetProperty("leadsTo").GetString()!;

        public string? Reason
        {
            get
            {
                var reason = Entry.GetProperty("reason");
                Require((reason.ValueKind == JsonValueKind.Null) == Entry.GetProperty("allowed").GetBoolean(), $"{Entry} contradicts itself.");
                return reason.ValueKind == JsonValueKind.Null ? null : reason.GetProperty("code").GetString();
            }
        }

        public bool Is<TFacts, TState>(StateAction<TFacts, TState> action) where TFacts : IStateFacts<TState> where TState : struct, Enum =>
            Entry.GetProperty("action").GetString() == action.Mutation
            && action.Arguments.SequenceEqual(Entry.GetProperty("arguments").EnumerateArray().Select(x => new ActionArgument(x.GetProperty("name").GetString()!, x.GetProperty("value").GetString()!)));
    }
}

/// <summary>What a front end is told and what then happens differ.</summary>
public sealed class DisagreementException(string message) : Exception(message);
