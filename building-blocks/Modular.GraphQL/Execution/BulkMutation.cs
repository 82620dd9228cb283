using Modular.GraphQL.Types;

namespace Modular.GraphQL.Execution;

/// <summary>Runs a mutation for many inputs, one after the other, each in a scope of its own.</summary>
internal sealed class BulkMutation(RowResolver one, bool needsScope, IdempotentField? idempotent)
{
    private static readonly byte[] Begun = "{}"u8.ToArray();

    private readonly KeyedMutation? _keyed = idempotent is null ? null : new(one, idempotent);

    /// <summary>What one input adds to the cost of the operation.</summary>
    public required double CostOfEach { get; init; }

    /// <summary>That of the field; null where it is no mutation for many.</summary>
    public static BulkMutation? Of(Field field) => field.Features.TryGetValue(typeof(BulkMutation), out var feature) ? (BulkMutation)feature : null;

    /// <summary>Runs it for all inputs of the field.</summary>
    public async ValueTask<object?> RunAsync(ResolverContext context)
    {
        var inputs = (object?[])context.Arguments[0]!;
        if (inputs.Length > BulkAttribute.MaxItems)
            throw new GraphQLException($"{context.Field.Coordinate} takes at most {BulkAttribute.MaxItems} inputs, and {inputs.Length} were given. Send them in several requests.", ErrorCodes.BadUserInput);
        return context.Request.Keyed?.Find(context.Selection) is { } field
            ? await RunUnderKeyAsync(context, field, inputs)
            : await RunAllAsync(context, inputs, (item, _) => one.Resolve(item));
    }

    // The key of the whole says what is sent under it, and lets one at a time run. What was done is told by the keys of the items: a repeat
    // after a process has died goes on where that one was.
    private async ValueTask<object?> RunUnderKeyAsync(ResolverContext context, KeyedField field, object?[] inputs)
    {
        await using var scope = RequestScope.Create(context.Request);
        context.OwnServices = scope.ServiceProvider;
        var turn = await KeyedMutation.EnterAsync(context, idempotent!, await field.CallAsync(context));
        try
        {
            var stored = turn.Stored ?? await turn.CommitAsync(Begun, context.CancellationToken);
            if (stored is not null)
                KeyedMutation.CheckBody(stored);
            if (stored?.Answer is { } answer)
                return new StoredJson(answer);
            var payload = await RunAllAsync(context, inputs, async (item, index) => await _keyed!.RunAsync(item, await CallAsync(item, field.Key, index), field: null));
            field.Turn = turn;
            return payload;
        }
        finally
        {
            context.OwnServices = null;
            if (field.Turn is null)
                await turn.DisposeAsync();
        }
    }

    private async ValueTask<BulkPayload> RunAllAsync(ResolverContext context, object?[] inputs, Func<ResolverContext, int, ValueTask<object?>> run)
    {
        var results = new BulkItem[inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            // What one has changed, the next must not find as it was.
            context.Request.Loaders.Clear();
            results[i] = await RunOneAsync(context, i, inputs[i], run);
        }

        return new(results);
    }

    private async ValueTask<BulkItem> RunOneAsync(ResolverContext context, int index, object? input, Func<ResolverContext, int, ValueTask<object?>> run)
    {
        var item = new ResolverContext
        {
            Request = context.Request,
            Selection = context.Selection,
            ArgumentValues = new([input], [true]),
            Parent = context.Parent,
        };
        try
        {
            if (!needsScope)
                return new(index, (MutationPayload)(await run(item, index))!);
            await using var scope = RequestScope.Create(context.Request);
            item.OwnServices = scope.ServiceProvider;
            return new(index, (MutationPayload)(await run(item, index))!);
        }
        catch (Exception e) when (!context.CancellationToken.IsCancellationRequested)
        {
            return new(index, e);
        }
    }

    // No key that a client can send has a line break in it.
    private static async ValueTask<IdempotentCall> CallAsync(ResolverContext item, string key, int index)
    {
        var field = item.Field;
        using var body = new CanonicalInput();
        body.Add(field.Coordinate);
        body.Add(field.Arguments[0].Name, ((ListType)field.Arguments[0].Type.Nullable).Item, item.Arguments[0]);
        var hash = await body.HashWithFilesAsync(item.CancellationToken);
        return new($"{key}\n{index}", field.Coordinate, hash, hash);
    }
}
