using Modular.GraphQL.Execution;

namespace Modular.GraphQL.Types;

/// <summary><c>@idempotent(key:)</c>; schemas with an idempotent mutation have its definition.</summary>
internal static class IdempotencyDirective
{
    /// <summary>The name of its argument.</summary>
    public const string Key = "key";

    /// <summary>The definition.</summary>
    public static DirectiveDefinition Definition { get; } = new("idempotent", [DirectiveLocation.Field],
        [new(Key, BuiltInScalars.String.NonNull) { Description = "The key: 1 to 255 printable ASCII characters, new for each thing that is to be done, a UUID for example." }])
    {
        Description = "On an idempotent mutation: makes it happen once under the key, however often it is sent; repeats get the first one's answer. "
            + "The header `Idempotency-Key` does the same where the operation has one such field.",
    };

    /// <summary>The definition, where any of the types has an idempotent field.</summary>
    public static IEnumerable<DirectiveDefinition> UsedBy(IEnumerable<NamedType> types) =>
        types.OfType<ObjectType>().Any(t => t.Fields.Any(f => IdempotentField.Of(f) is not null)) ? [Definition] : [];
}
