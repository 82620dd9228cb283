using Microsoft.Extensions.DependencyInjection;

namespace Modular.GraphQL.Execution;

/// <summary>Runs a mutation under its idempotency key: the first time for real, then from what is stored.</summary>
internal sealed class KeyedMutation(RowResolver mutation, IdempotentField idempotent)
{
    /// <summary>The resolver that does so where the selection has a key, and is the mutation's own otherwise.</summary>
    public static RowResolver Around(RowResolver mutation, IdempotentField idempotent)
    {
        var keyed = new KeyedMutation(mutation, idempotent);
        return new(context => context.Request.Keyed?.Find(context.Selection) is { } field ? keyed.RunAsync(context, field) : mutation.Resolve(context));
    }

    /// <summary>Waits until nobody else runs under the key of the call.</summary>
    /// <exception cref="GraphQLException">The caller is nobody, or another one still runs after the longest wait.</exception>
    public static async ValueTask<IIdempotencyTurn> EnterAsync(FieldContext context, IdempotentField idempotent, IdempotentCall call)
    {
        // A key is looked for among the caller's own.
        if (context.User.Identity is not { IsAuthenticated: true })
            throw new GraphQLException("An idempotency key belongs to a signed-in caller; sign in, or leave the key out.", ErrorCodes.NotAuthenticated);
        var store = context.Services.GetKeyedService<IIdempotencyStore>(idempotent.Module)
            ?? throw new InvalidOperationException($"{idempotent.Module.GetName().Name} has no database that could keep what {context.Field.Coordinate} does.");
        return await store.EnterAsync(call, context.CancellationToken)
            ?? throw new GraphQLException(new GraphQLError("Another request runs under this idempotency key. Send the same request again in a moment.")
            {
                Code = ErrorCodes.IdempotencyInProgress,
                Extensions = new Dictionary<string, object?> { ["retryable"] = true },
            });
    }

    /// <summary>Refuses a key under which something else was done.</summary>
    /// <exception cref="GraphQLException">It was.</exception>
    public static void CheckBody(StoredAnswer stored)
    {
        if (stored.IsSameBody)
            return;
        throw new GraphQLException(new GraphQLError("This idempotency key was used before with other input; nothing was done. Give what is new a new key.")
        {
            Code = ErrorCodes.IdempotencyConflict,
            Extensions = new Dictionary<string, object?> { ["retryable"] = false },
        });
    }

    /// <summary>Runs it under the key of the call, or gives what was done under it before.</summary>
    /// <param name="context">The context of the resolver.</param>
    /// <param name="call">The call.</param>
    /// <param name="field">The field that keeps the turn until its answer is written; null where the bytes of the answer are not kept for the call.</param>
    public async ValueTask<object?> RunAsync(ResolverContext context, IdempotentCall call, KeyedField? field)
    {
        var turn = await EnterAsync(context, idempotent, call);
        try
        {
            if (turn.Stored is null)
            {
                var payload = (MutationPayload)(await mutation.Resolve(context))!;
                if (await turn.CommitAsync(idempotent.Outcomes.Write(payload), context.CancellationToken) is not { } earlier)
                {
                    field?.Turn = turn;
                    return payload;
                }

                return await AnswerAsync(context, field, turn, earlier);
            }

            return await AnswerAsync(context, field, turn, turn.Stored);
        }
        finally
        {
            if (field?.Turn is null)
                await turn.DisposeAsync();
        }
    }

    private async ValueTask<object?> RunAsync(ResolverContext context, KeyedField field) => await RunAsync(context, await field.CallAsync(context), field);

    private async ValueTask<object?> AnswerAsync(ResolverContext context, KeyedField? field, IIdempotencyTurn turn, StoredAnswer stored)
    {
        CheckBody(stored);
        if (stored.Answer is { } answer)
            return new StoredJson(answer);
        var payload = await idempotent.Outcomes.ReadAsync(stored.Outcome, context.Request);
        field?.Turn = turn;
        return payload;
    }
}
