using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Modular.GraphQL.Execution;

namespace Modular.GraphQL.Building;

/// <summary>Lets mutations with <see cref="IdempotentAttribute"/> run under a key, and says so in their description.</summary>
internal sealed class IdempotencyConvention(Drafting drafting)
{
    private const string Repeatable = "Under an idempotency key (the header `Idempotency-Key` or `@idempotent`) it happens once, however often it is sent.";
    private const string OnlyWithKey = "It runs only under an idempotency key (the header `Idempotency-Key` or `@idempotent`), and happens once however often it is sent.";

    /// <summary>Does so; gives what is known of the field then, null where it takes no key.</summary>
    public IdempotentField? Apply(FieldDraft field, MethodInfo method, ClrShape result, IReadOnlyList<Type> errors)
    {
        if ((method.Get<IdempotentAttribute>() ?? method.DeclaringType!.Get<IdempotentAttribute>()) is not { } attribute)
            return null;
        if (FormOf(result) is not { } value)
        {
            drafting.Mistakes.Add(Origin.Of(method), $"The mutation is idempotent, and a {result.Value.Type.Name} cannot be stored by its id.",
                "Give a node, a typed id, a scalar or an enum, or a list of these.");
            return null;
        }

        var idempotent = new IdempotentField(attribute.Required, method.DeclaringType!.Assembly, new(value, errors));
        field.Features[typeof(IdempotentField)] = idempotent;
        field.Resolver = KeyedMutation.Around((RowResolver)field.Resolver!, idempotent);
        field.NeedsScope = true;
        var note = attribute.Required ? OnlyWithKey : Repeatable;
        field.Description = field.Description is { } description ? $"{description}\n\n{note}" : note;
        return idempotent;
    }

    private OutcomeValue? FormOf(ClrShape shape)
    {
        var type = shape.Value.Type;
        if (drafting.Nodes.LinkOfNodeOrId(type) is { } link)
        {
            return new(
                node => JsonValue.Create(((NodeId)link.OpaqueId(node)!).Value),
                type == link.IdType ? (json, _) => Task.FromResult<object?>(link.IdOf(json.GetGuid())) : (json, request) => link.LoadAsync(request, json.GetGuid()));
        }

        if (drafting.Scalars.Find(type) is not null || type.IsEnum)
            return new(plain => JsonSerializer.SerializeToNode(plain, type, OutcomeForm.Json), (json, _) => Task.FromResult(json.Deserialize(type, OutcomeForm.Json)));
        return shape.Value.Element is { } element ? FormOf(element)?.List() : null;
    }
}
