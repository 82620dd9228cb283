using System.Text.Json;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Execution;

/// <summary>The root fields of one mutation operation that run under an idempotency key.</summary>
internal sealed class KeyedFields(IReadOnlyList<KeyedField> fields) : IAsyncDisposable
{
    /// <summary>Those of the request; null where there are none.</summary>
    /// <exception cref="GraphQLException">A key is missing, malformed, or cannot be said to belong to one field.</exception>
    public static KeyedFields? Of(Schema schema, PreparedRequest prepared)
    {
        var header = HeaderOf(prepared);
        List<KeyedField>? keyed = null;
        foreach (var field in prepared.Plan.Fields)
        {
            if (IdempotentField.Of(field.Field) is not { } idempotent)
                continue;
            if (KeyOf(field, prepared.Variables, header) is { } key)
            {
                if (keyed?.Exists(k => k.Key == key) is true)
                    throw Refused("Two root fields have one idempotency key; give each a key of its own with @idempotent.");
                (keyed ??= []).Add(new(field, key, prepared));
            }
            else if (idempotent.IsRequired && MayUse(schema, prepared, field))
            {
                throw new GraphQLException($"{field.Field.Coordinate} runs only under an idempotency key; send the header Idempotency-Key or add @idempotent(key:).", ErrorCodes.IdempotencyKeyRequired);
            }
        }

        return keyed is null ? null : new(keyed);
    }

    /// <summary>The field of that selection; null where it has no key.</summary>
    public KeyedField? Find(FieldSelection selection) => fields.FirstOrDefault(f => ReferenceEquals(f.Selection, selection));

    /// <summary>Keeps what was written for each field, for its repeats. An answer with errors is not kept: repeats are answered anew from the outcome.</summary>
    public async ValueTask KeepAsync(ExecutionResult result)
    {
        if (result.HasErrors)
            return;
        foreach (var field in fields)
        {
            if (field.Turn is { } turn)
                await turn.KeepAnswerAsync(ValueIn(result.Body, field.Selection.ResponseName));
        }
    }

    /// <summary>Lets others run under the keys.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var field in fields)
        {
            if (field.Turn is { } turn)
                await turn.DisposeAsync();
        }
    }

    private static string? HeaderOf(PreparedRequest prepared)
    {
        if (prepared.Request.IdempotencyKey is not { } text)
            return null;
        if (prepared.Plan.Fields.Count(f => f.Resolver is not TypeNameResolver) != 1)
            throw Refused("The header Idempotency-Key belongs to one root field, and the operation has several; give each a key of its own with @idempotent.");
        if (!Array.Exists(prepared.Plan.Fields, f => IdempotentField.Of(f.Field) is not null))
            throw Refused("The header Idempotency-Key was sent, and the operation's mutation takes no idempotency key: it would happen again with each repeat. Leave the header out.");
        return KeySyntax.OfHeader(text) ?? throw new GraphQLException(KeySyntax.Refused("the header Idempotency-Key"));
    }

    // Selections of one field are merged, and each may carry the directive.
    private static string? KeyOf(FieldPlan field, VariableValues variables, string? header)
    {
        var key = header;
        foreach (var directive in field.Nodes.SelectMany(n => n.Directives).Where(d => d.Name.Value == IdempotencyDirective.Definition.Name))
        {
            var literal = SelectionConditions.ArgumentOf(directive, IdempotencyDirective.Key)!;
            var given = (string)LiteralCoercion.Coerce(literal, IdempotencyDirective.Definition.FindArgument(IdempotencyDirective.Key)!.Type, variables)!;
            if (!KeySyntax.IsKey(given))
                throw new GraphQLException(KeySyntax.Refused("@idempotent"));
            if (key is not null && key != given)
                throw Refused($"{field.Field.Coordinate} has two idempotency keys; send one.");
            key = given;
        }

        return key;
    }

    // Whoever may not use the field is told that first, when it runs.
    private static bool MayUse(Schema schema, PreparedRequest prepared, FieldPlan field) =>
        field.Field.Access is not { } access || prepared.ContextFor(schema, prepared.Request.Services, default).Refuses(access) is null;

    private static GraphQLException Refused(string message) => new(message, ErrorCodes.BadRequest);

    private static ReadOnlyMemory<byte> ValueIn(ReadOnlyMemory<byte> response, string name)
    {
        var reader = new Utf8JsonReader(response.Span);
        // { "data": { name: value
        for (var i = 0; i < 3; i++)
            reader.Read();
        while (reader.Read() && !reader.ValueTextEquals(name))
        {
            reader.Read();
            reader.Skip();
        }

        reader.Read();
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return response[start..(int)reader.BytesConsumed];
    }
}

/// <summary>One root field that runs under a key.</summary>
internal sealed class KeyedField(FieldPlan selection, string key, PreparedRequest prepared)
{
    public FieldPlan Selection { get; } = selection;

    public string Key { get; } = key;

    /// <summary>The turn once it has run first, until the answer is written; null otherwise.</summary>
    public IIdempotencyTurn? Turn { get; set; }

    /// <summary>What is called, with the hashes of what it is called with.</summary>
    public async ValueTask<IdempotentCall> CallAsync(FieldContext context)
    {
        var field = Selection.Field;
        using var body = new CanonicalInput();
        body.Add(field.Coordinate);
        foreach (var argument in field.Arguments)
        {
            if (context.IsGiven(argument.Ordinal))
                body.Add(argument.Name, argument.Type, context.Arguments[argument.Ordinal]);
        }

        var bodyHash = await body.HashWithFilesAsync(context.CancellationToken);
        using var request = new CanonicalInput();
        request.Add(Convert.ToHexStringLower(bodyHash));
        request.Add(prepared.Document.Hash.ToString());
        request.Add(prepared.Operation.Syntax.Name?.Value ?? "");
        request.Add(Selection.ResponseName);
        foreach (var variable in prepared.Operation.Variables)
        {
            if (prepared.Variables.TryGet(variable.Name, out var value))
                request.Add(variable.Name, variable.Type, value);
        }

        return new(Key, field.Coordinate, bodyHash, request.Hash());
    }
}
