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

    private async ValueTask<object?> RunAsync(ResolverContext context, KeyedField field)
    {
        // A key is looked for among the caller's own.
        if (context.User.Identity is not { IsAuthenticated: true })
            throw new GraphQLException("An idempotency key belongs to a signed-in caller; sign in, or leave the key out.", ErrorCodes.NotAuthenticated);
        var store = context.Services.GetKeyedService<IIdempotencyStore>(idempotent.Module)
            ?? throw new InvalidOperationException($"{idempotent.Module.GetName().Name} has no database that could keep what {context.Field.Coordinate} does.");
        var turn = await store.EnterAsync(await field.CallAsync(context), context.CancellationToken)
            ?? throw new GraphQLException(new GraphQLError("Another request runs under this idempotency key. Send the same request again in a moment.")
            {
                Code = ErrorCodes.IdempotencyInProgress,
                Extensions = new Dictionary<string, object?> { ["retryable"] = true },
            });
        try
        {
            if (turn.Stored is null)
            {
                var payload = (MutationPayload)(await mutation.Resolve(context))!;
                if (await turn.CommitAsync(idempotent.Outcomes.Write(payload), context.CancellationToken) is not { } earlier)
                {
                    field.Turn = turn;
                    return payload;
                }

                return await AnswerAsync(context, field, turn, earlier);
            }

            return await AnswerAsync(context, field, turn, turn.Stored);
        }
        finally
        {
            if (field.Turn is null)
                await turn.DisposeAsync();
        }
    }

    private async ValueTask<object?> AnswerAsync(ResolverContext context, KeyedField field, IIdempotencyTurn turn, StoredAnswer stored)
    {
        if (!stored.IsSameBody)
        {
            throw new GraphQLException(new GraphQLError("This idempotency key was used before with other input; nothing was done. Give what is new a new key.")
            {
                Code = ErrorCodes.IdempotencyConflict,
                Extensions = new Dictionary<string, object?> { ["retryable"] = false },
            });
        }

        if (stored.Answer is { } answer)
            return new StoredJson(answer);
        var payload = await idempotent.Outcomes.ReadAsync(stored.Outcome, context.Request);
        field.Turn = turn;
        return payload;
    }
}
