namespace Modular.GraphQL.Types;

/// <summary>Defaults are values of their type; what must be given is not deprecated (sections 3.6.1 and 3.10).</summary>
internal static class InputValueRules
{
    public static void Check(SchemaParts parts, ProblemList problems)
    {
        foreach (var input in SchemaMembers.Inputs(parts))
        {
            if (input.Value.IsRequired && input.Value.DeprecationReason is not null)
                problems.Add(input.Coordinate, input.Origin, $"The {input.Kind} is required and deprecated. Make it nullable or give it a default, so that clients can leave it out.");
            if (input.Value.DefaultValue is not { } value || !input.Value.Type.IsInput)
                continue;
            foreach (var mistake in ConstantLiteral.Mistakes(value, input.Value.Type))
                problems.Add(input.Coordinate, input.Origin, $"The default is not of type \"{input.Value.Type}\": {mistake} Correct the default.");
        }
    }
}
