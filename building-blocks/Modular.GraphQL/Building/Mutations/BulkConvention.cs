using System.Reflection;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Building;

/// <summary>
/// Puts the field for many beside a mutation with <see cref="BulkAttribute"/>:
/// <c>confirmOrders(inputs: [ConfirmOrderInput!]!): ConfirmOrdersPayload! { results { index order errors } failed }</c>.
/// </summary>
internal sealed class BulkConvention(Drafting drafting)
{
    private const string Inputs = "inputs";
    private const string Results = "results";
    private const string Repeatable = "Under an idempotency key each input happens once, however often all are sent: after an answer that was lost, send the same inputs with the same key.";
    private const string OnlyWithKey = "It runs only under an idempotency key; each input happens once, however often all are sent with it.";

    /// <summary>Adds it.</summary>
    public void Add(ObjectDraft mutation, BulkAttribute attribute, BulkSource source)
    {
        var (one, method, resolver, idempotent) = source;
        if (one.Arguments is not [{ Type: var input }])
        {
            drafting.Mistakes.Add(Origin.Of(method), "The mutation takes nothing, so there is nothing that many calls could differ in.", "Remove [Bulk].");
            return;
        }

        var name = attribute.Name ?? Naming.Plural(one.Name);
        if (name == one.Name)
        {
            drafting.Mistakes.Add(Origin.Of(method), $"The field for many would be named {name} as well.", "Name it: [Bulk(Name = \"…\")].");
            return;
        }

        var payload = DraftPayload(one, name, DraftResult(one));
        var field = drafting.Fields.New(mutation.Name, name, payload.NonNull, method, typeof(BulkPayload), [method.DeclaringType!]);
        field.Description = Describe(one.Name, idempotent);
        field.ListSize = new ListSize(null) { SlicingArguments = [Inputs], SizedFields = [Results] };
        field.Arguments.Add(new(Inputs, input.NonNull.List.NonNull)
        {
            Description = $"What `{one.Name}` takes, at most {BulkAttribute.MaxItems} of them.",
            Origin = Origin.Of(method),
        });
        if (idempotent is not null)
            field.Features[typeof(IdempotentField)] = idempotent;
        // Without a request of its own, one of many costs half.
        var many = new BulkMutation(resolver, one.NeedsScope, idempotent) { CostOfEach = (one.Cost ?? FieldCost.DefaultResolver) / 2 };
        field.Features[typeof(BulkMutation)] = many;
        field.Cost = null;
        field.Resolver = new RowResolver(many.RunAsync);
        drafting.Fields.Add(mutation, field);
    }

    private static string Describe(string one, IdempotentField? idempotent)
    {
        var description = $"Does what `{one}` does for each of many inputs (FE-06), one after the other in their order, each by itself: what is refused or fails keeps none of the others from happening.";
        return idempotent is null ? description : $"{description}\n\n{(idempotent.IsRequired ? OnlyWithKey : Repeatable)}";
    }

    private TypeReference DraftPayload(FieldDraft one, string name, TypeReference result) => drafting.GetOrAddObject(Naming.PascalCase(name) + "Payload", draft =>
    {
        draft.Description = $"What `{name}` gives.";
        draft.AddField(Results, result.NonNull.List.NonNull, p => ((BulkPayload)p).Results, $"What became of each input of `{name}`, in their order.");
        draft.AddField("failed", drafting.Registry.Use(BuiltInScalars.Int).NonNull, p => ((BulkPayload)p).Failed, $"How many of the results are failures: `{one.Name}` has not happened for these.");
    });

    private TypeReference DraftResult(FieldDraft one) => drafting.GetOrAddObject(Naming.PascalCase(one.Name) + "Result", draft =>
    {
        draft.Description = $"What became of one of many inputs of `{one.Name}`. An unexpected failure of it stands in the response's `errors`, with the path of its fields.";
        draft.AddField("index", drafting.Registry.Use(BuiltInScalars.Int).NonNull, p => ((BulkItem)p).Index, "The place of the input in the list, from 0.");
        // The same fields as the payload of the one.
        if (!drafting.Registry.TryFind<ObjectDraft>(one.Type.Name, out var payload))
            return;
        foreach (var field in payload.Fields)
        {
            draft.Fields.Add(new(field.Name, field.Type, draft.Name)
            {
                RuntimeType = field.RuntimeType,
                IsUnboundedQuery = field.IsUnboundedQuery,
                Description = field.Description,
                Origin = field.Origin,
                Resolver = Within(field.Resolver!),
                // Mostly it is none, or one.
                ListSize = field.Type.IsList ? new ListSize(1) : null,
            });
        }
    });

    private static FieldResolver Within(FieldResolver resolver) => resolver is PropertyResolver property
        ? new PropertyResolver(p => property.Read(((BulkItem)p).Payload))
        : new BatchFieldResolver(context => ((BatchFieldResolver)resolver).Resolve(new()
        {
            Request = context.Request,
            Selection = context.Selection,
            ArgumentValues = context.ArgumentValues,
            OwnServices = context.OwnServices,
            // One that failed tells it where its errors stand, and takes none of the others with it.
            Parents = [.. context.Parents.Select(p => ((BulkItem)p).PayloadOrNothing)],
        }));
}

/// <summary>The mutation for one.</summary>
/// <param name="Field">Its field.</param>
/// <param name="Method">Its method.</param>
/// <param name="Resolver">Its resolver, without a key.</param>
/// <param name="Idempotent">What is known of its keys; null where it takes none.</param>
internal sealed record BulkSource(FieldDraft Field, MethodInfo Method, RowResolver Resolver, IdempotentField? Idempotent);
