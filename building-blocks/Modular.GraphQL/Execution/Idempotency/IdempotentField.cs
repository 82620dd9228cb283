using System.Reflection;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Execution;

/// <summary>What is known of an idempotent mutation besides its field.</summary>
/// <param name="IsRequired">Whether it refuses to run without a key.</param>
/// <param name="Module">The assembly of the module that it belongs to, whose store keeps what it did.</param>
/// <param name="Outcomes">Writes and reads what it gave.</param>
internal sealed record IdempotentField(bool IsRequired, Assembly Module, OutcomeForm Outcomes)
{
    /// <summary>What is known of the field; null where it is not idempotent.</summary>
    public static IdempotentField? Of(Field field) => field.Features.TryGetValue(typeof(IdempotentField), out var feature) ? (IdempotentField)feature : null;
}
