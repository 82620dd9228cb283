using System.Reflection;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Building;

/// <summary>Reads <see cref="CostAttribute"/> and <see cref="ListSizeAttribute"/>.</summary>
internal static class CostNotes
{
    /// <summary>Notes on the field what the member says. Arguments and fields that it names are checked when the schema is complete.</summary>
    public static void Read(FieldDraft field, MemberInfo member, Drafting drafting)
    {
        if (member.Get<CostAttribute>() is { } cost)
        {
            if (double.IsFinite(cost.Weight) && cost.Weight >= 0)
                field.Cost = cost.Weight;
            else
                drafting.Report(field, "The weight of [Cost] is not a number from 0 on.", "Give the cost of one call; 10 is that of an ordinary resolver.");
        }

        if (member.Get<ListSizeAttribute>() is not { } size)
            return;
        if (size.AssumedSize < 0)
            drafting.Report(field, "The AssumedSize of [ListSize] is negative.", "Give the largest number of items that there usually are.");
        field.ListSize = new ListSize(size.AssumedSize > 0 ? size.AssumedSize : null)
        {
            SlicingArguments = size.SlicingArguments,
            SizedFields = size.SizedFields,
            RequireOneSlicingArgument = size.RequireOneSlicingArgument,
        };
    }
}
