using System.Collections.Concurrent;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Execution.DataLoading;
using Modular.GraphQL.Types;
using static Modular.GraphQL.Tests.Execution.ExecutionFixture;

namespace Modular.GraphQL.Tests.Execution;

/// <summary>How often, in which order and for whom resolvers are called.</summary>
public sealed class ResolverTests
{
    [Fact]
    public async Task Mutations_run_one_after_another_with_all_that_is_below_them()
    {
        var log = new ConcurrentQueue<string>();
        async ValueTask<object?> Step(string text, int delay)
        {
            log.Enqueue($"{text} begins");
            await Task.Delay(delay);
            log.Enqueue($"{text} ends");
            return text;
        }

        var result = Object<string>("Result", Row("inner", Text, c => Step($"{c.Parent} inner", 5)));
        var mutation = Root("Mutation",
            Row("do", result, c => Step((string)c.Arguments[0]!, 10), new InputValue("name", Text)),
            Row("must", result.NonNull, c => throw new GraphQLException("No.", "NO")));
        var executor = Executor(Root("Query", Sync("a", Text, _ => "a")), mutation);
        await executor.RunAsync("mutation { a: do(name: \"a\") { inner } b: do(name: \"b\") { inner } }");
        string[] expected = ["a begins", "a ends", "a inner begins", "a inner ends", "b begins", "b ends", "b inner begins", "b inner ends"];
        Assert.Equal(expected, log);

        log.Clear();
        var answer = await executor.RunAsync("mutation { must { inner } b: do(name: \"b\") { inner } }");
        Assert.Equal("""{"errors":[{"message":"No.","locations":[{"line":1,"column":12}],"path":["must"],"extensions":{"code":"NO"}}],"data":null}""", answer);
        Assert.Empty(log); // Its result would have been lost, so it does not happen.
    }

    [Fact]
    public async Task Rows_of_a_query_run_at_the_same_time()
    {
        using var all = new CountdownEvent(3);
        var item = Object<string>("Item", Row("late", Text, async c =>
        {
            all.Signal();
            await Task.Run(() => Assert.True(all.Wait(TimeSpan.FromSeconds(30))));
            return c.Parent;
        }));
        var executor = Executor(Root("Query", Sync("items", item.List, _ => new[] { "1", "2", "3" })));
        Assert.Equal("""{"data":{"items":[{"late":"1"},{"late":"2"},{"late":"3"}]}}""", await executor.RunAsync("{ items { late } }"));
    }

    [Fact]
    public async Task A_batch_resolver_is_called_once_a_level()
    {
        var calls = 0;
        var item = new ObjectType("Item") { ClrType = typeof(string) };
        Complete(item,
        [
            Batch("children", item.List, c =>
            {
                Interlocked.Increment(ref calls);
                return new(c.Parents.Select(object? (p) => new[] { $"{p}1", $"{p}2" }).ToArray());
            }),
            Property<string>("name", Text, s => s),
            Batch("short", Text, c => new([c.Parents[0]])),
        ]);
        var executor = Executor(Root("Query", Sync("items", item.List, _ => new[] { "a", "b" })));
        var answer = await executor.RunAsync("{ items { children { children { children { name } } } } }");
        Assert.Equal(3, calls);
        Assert.Contains("\"a111\"", answer, StringComparison.Ordinal);
        Assert.Contains("\"b222\"", answer, StringComparison.Ordinal);
        Assert.Contains("INTERNAL_ERROR", await executor.RunAsync("{ items { short } }"), StringComparison.Ordinal); // one value for two parents
    }

    [Fact]
    public async Task An_error_filter_says_what_an_unexpected_error_means_and_sees_no_other()
    {
        var query = Root("Query",
            Sync("away", Text, _ => throw new TimeoutException("db1.internal")),
            Sync("broken", Text, _ => throw new InvalidOperationException("db1.internal")),
            Sync("wrong", Text, _ => throw new GraphQLException("No.", "OWN")));
        var executor = new RequestExecutor(Executor(query).Schema, new() { MaxCost = 0, ErrorFilter = new Patience() }, NullLogger<RequestExecutor>.Instance);

        var answer = JsonElement.Parse(await executor.RunAsync("{ away broken wrong }"));

        var codes = answer.GetProperty("errors").EnumerateArray().Select(e => (e.GetProperty("path")[0].GetString(), e.GetProperty("extensions").GetProperty("code").GetString()));
        Assert.Equal([("away", ErrorCodes.Unavailable), ("broken", ErrorCodes.Internal), ("wrong", "OWN")], codes);
        Assert.DoesNotContain("db1", answer.ToString(), StringComparison.Ordinal);
    }

    private sealed class Patience : IErrorFilter
    {
        public GraphQLError OnError(GraphQLError error) => error.Exception is TimeoutException ? error with { Code = ErrorCodes.Unavailable } : error;
    }

    [Fact]
    public async Task Data_loaders_gather_keys_across_rows_fields_and_chains()
    {
        var batches = new ConcurrentQueue<int[]>();
        var loader = new DataLoaderDefinition<int, string>(
            async (keys, _, _) =>
            {
                batches.Enqueue([.. keys.Order()]);
                await Task.Delay(2, CancellationToken.None);
                if (keys.Contains(666))
                    throw new GraphQLException("Broken key.", "BROKEN");
                return keys.Where(k => k != 404).ToDictionary(k => k, k => $"v{k}");
            },
            null);
        var item = new ObjectType("Item") { ClrType = typeof(int) };
        ValueTask<object?> Load(Modular.GraphQL.Execution.ResolverContext c, int key) => new(Boxed(c.Request.Loaders.Get<int, string>().LoadAsync(key, c.CancellationToken)));
        Complete(item,
        [
            Row("value", Text, c => Load(c, (int)c.Parent!)),
            Row("same", Text, c => Load(c, (int)c.Parent!)),
            Row("chained", Text, async c =>
            {
                var first = await c.Request.Loaders.Get<int, string>().LoadAsync((int)c.Parent!);
                return first is null ? null : await c.Request.Loaders.Get<int, string>().LoadAsync(first.Length * 1000);
            }),
        ]);
        var executor = Executor(
            Root("Query", Sync("items", item.List, c => c.Arguments[0], new InputValue("ids", Int.List))), loaders: [loader]);

        // Each key is waited for from three places, and the third asks for the next one: again and again, as what is asked too late is so now and then.
        for (var round = 0; round < 100; round++)
        {
            batches.Clear();
            Assert.Equal(
                """{"data":{"items":[{"value":"v1","same":"v1","chained":"v2000"},{"value":"v10","same":"v10","chained":"v3000"},{"value":null,"same":null,"chained":null}]}}""",
                await executor.RunAsync("{ items(ids: [1, 10, 404]) { value same chained } }"));
            Assert.Equal([[1, 10, 404], [2000, 3000]], batches);
        }

        var answer = await executor.RunAsync("{ items(ids: [666]) { value } }");
        Assert.Contains("BROKEN", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_asked_for_while_a_batch_is_handed_out_are_loaded_together_whatever_arrives_meanwhile()
    {
        var batches = new ConcurrentQueue<int[]>();
        var loader = new DataLoaderDefinition<int, string>(
            async (keys, _, _) =>
            {
                batches.Enqueue([.. keys.Order()]);
                await Task.Yield();
                return keys.ToDictionary(k => k, k => $"v{k}");
            },
            null);
        var arrival = new TaskCompletionSource<object?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var item = new ObjectType("Item") { ClrType = typeof(int) };
        Complete(item,
        [
            Row("chained", Text, async c =>
            {
                await c.Request.Loaders.Get<int, string>().LoadAsync((int)c.Parent!);
                var next = c.Request.Loaders.Get<int, string>().LoadAsync((int)c.Parent! * 1000);
                // The executor wakes for the other field in the middle of the hand-out, and has time to look for waiting keys.
                if (arrival.TrySetResult("arrived"))
                    SpinWait.SpinUntil(() => batches.Count > 1, TimeSpan.FromMilliseconds(500));
                return await next;
            }),
        ]);
        var executor = Executor(
            Root("Query", Sync("items", item.List, _ => new[] { 1, 2, 3 }), Row("other", Text, async _ => await arrival.Task)), loaders: [loader]);

        Assert.Contains("\"other\":\"arrived\"", await executor.RunAsync("{ items { chained } other }"), StringComparison.Ordinal);
        Assert.Equal([[1, 2, 3], [1000, 2000, 3000]], batches);
    }

    [Fact]
    public async Task Data_loaders_neither_stall_nor_mix_under_parallel_requests()
    {
        var loader = new DataLoaderDefinition<int, string>(
            async (keys, _, _) =>
            {
                await Task.Yield();
                return keys.ToDictionary(k => k, k => $"v{k}");
            },
            null);
        var item = new ObjectType("Item") { ClrType = typeof(int) };
        Complete(item,
        [
            Row("value", Text, async c =>
            {
                await Task.Yield(); // Keys come in at any time, from any thread.
                return await c.Request.Loaders.Get<int, string>().LoadAsync((int)c.Parent!);
            }),
        ]);
        var executor = Executor(
            Root("Query", Sync("items", item.List, c => c.Arguments[0], new InputValue("ids", Int.List))), loaders: [loader]);
        var answers = Enumerable.Range(0, 200).Select(async i =>
        {
            var answer = await executor.RunAsync($"query($ids: [Int]) {{ items(ids: $ids) {{ value }} }}", new { ids = Enumerable.Range(i, 20) });
            Assert.Equal(20, answer.Split(":\"v").Length - 1);
            Assert.Contains($"\"v{i}\"", answer, StringComparison.Ordinal);
        });
        await Task.WhenAll(answers).WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task While_a_loader_waits_no_thread_waits_with_it()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var loader = new DataLoaderDefinition<int, string>(
            async (keys, _, _) =>
            {
                await gate.Task;
                return keys.ToDictionary(k => k, k => $"v{k}");
            },
            null);
        var executor = Executor(Root("Query", Row("value", Text, async c => await c.Request.Loaders.Get<int, string>().LoadAsync(1))), loaders: [loader]);

        // More requests than the pool makes threads in that time; were one to spin or block for its loader, the last would not begin.
        var answers = Enumerable.Range(0, 1_000).Select(_ => executor.RunAsync("{ value }")).ToList();
        await Task.Delay(100);
        Assert.DoesNotContain(answers, a => a.IsCompleted);
        var free = new TaskCompletionSource();
        ThreadPool.QueueUserWorkItem(_ => free.SetResult());
        await free.Task.WaitAsync(TimeSpan.FromSeconds(30));
        gate.SetResult();
        Assert.All(await Task.WhenAll(answers).WaitAsync(TimeSpan.FromSeconds(60)), a => Assert.Equal("""{"data":{"value":"v1"}}""", a));
    }

    [Fact]
    public async Task Access_is_checked_before_anything_runs()
    {
        var calls = 0;
        Field Guarded(string name, params string[] permissions) => new(name, Text)
        {
            Resolver = new Modular.GraphQL.Execution.RowResolver(_ =>
            {
                calls++;
                return new((object?)"ok");
            }),
            Access = new(permissions),
        };
        var thing = Object<string>("Thing", new Field("secret", Text)
        {
            Resolver = new Modular.GraphQL.Execution.PropertyResolver(_ => "s"),
            Access = new(["see"]),
        });
        var executor = Executor(Root("Query", Guarded("signedIn"), Guarded("both", "a", "b"), Sync("things", thing.List, _ => new[] { "1", "2" })));
        var alice = new ClaimsPrincipal(new ClaimsIdentity([new("permission", "a"), new("permission", "see")], "test"));
        var bob = new ClaimsPrincipal(new ClaimsIdentity([new("permission", "a"), new("permission", "b")], "test"));

        Assert.Contains(ErrorCodes.NotAuthenticated, await executor.RunAsync("{ signedIn }"), StringComparison.Ordinal);
        Assert.Contains(ErrorCodes.NotAuthorized, await executor.RunAsync("{ both }", user: alice), StringComparison.Ordinal);
        Assert.Equal(0, calls);
        Assert.Equal("""{"data":{"signedIn":"ok","both":"ok"}}""", await executor.RunAsync("{ signedIn both }", user: bob));
        Assert.Equal("""{"data":{"things":[{"secret":"s"},{"secret":"s"}]}}""", await executor.RunAsync("{ things { secret } }", user: alice));
        var denied = await executor.RunAsync("{ things { secret } }", user: bob);
        Assert.EndsWith("""
            "data":{"things":[{"secret":null},{"secret":null}]}}
            """, denied, StringComparison.Ordinal);
        Assert.Contains("[\"things\",1,\"secret\"]", denied, StringComparison.Ordinal);
    }

    private static async Task<object?> Boxed(Task<string?> task) => await task;
}
