using Modular.GraphQL;
using Modular.GraphQL.Types;
using Modular.Kernel;

namespace Modular.Platform.Labels;

/// <summary>What people call an enum's values.</summary>
/// <param name="Name">The enum's name in the schema, for example <c>DocumentStatus</c>.</param>
/// <param name="Values">Its values in the order of the schema.</param>
internal sealed record EnumLabels(string Name, IReadOnlyList<EnumValueLabel> Values);

/// <summary>What people call a value.</summary>
/// <param name="Value">The value as the schema has it, for example <c>FIRST_REVIEW</c>; the same in all languages.</param>
/// <param name="Label">What to show for it, in the caller's language.</param>
internal sealed record EnumValueLabel(string Value, string Label);

/// <summary>Labels for what the schema says in codes (FE-03).</summary>
[QueryType]
internal static class EnumLabelsQuery
{
    private const int MostAtATime = 100;

    /// <summary>
    /// What people call the values of enums, in the language that the user has chosen or Accept-Language asks for (zh-CN and en; FE-03). A front end asks
    /// once for all the enums that it shows; the labels change with a release only.
    /// </summary>
    /// <param name="names">The enums' names in the schema, at most 100. What is no enum is left out of the answer.</param>
    public static IReadOnlyList<EnumLabels> GetEnumLabels(IReadOnlyList<string> names, Schema schema) =>
        names.Count > MostAtATime
            ? throw new GraphQLException(Text.Of("LABELS_LIMIT", MostAtATime), ErrorCodes.BadUserInput)
            : [.. names.Distinct().Select(schema.FindType).OfType<EnumType>().Select(Told)];

    private static EnumLabels Told(EnumType type) =>
        new(type.Name, [.. type.Values.Select(v => new EnumValueLabel(v.Name, v.Value is Enum value ? EnumLabel.Of(value) : v.Name))]);
}
