using System.Reflection;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Building;

/// <summary>Reads <see cref="CostAttribute"/> and <see cref="ListSizeAttribute"/>.</summary>
internal static class CostNotes
{
    /// <summary>Notes on the field what the member says. Arguments and fields that it names are checked when the schema is complete.</summary>
    public static void Read(FieldDraft field, MemberInfo member, Drafting drafting)
    {
        field.Cost = Weight(member, field.Origin ?? field.ToString(), drafting);
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

    /// <summary>The weight that a member, parameter or type gives itself; null where it gives none, or one that is refused.</summary>
    public static double? Weight(ICustomAttributeProvider member, string origin, Drafting drafting)
    {
        if (member.Get<CostAttribute>() is not { Weight: var weight })
            return null;
        if (double.IsFinite(weight) && weight >= 0)
            return weight;
        drafting.Mistakes.Add(origin, "The weight of [Cost] is not a number from 0 on.", "Give a cost; 10 is that of one call of an ordinary resolver.");
        return null;
    }

    /// <summary>Notes on the type what it, or the class that describes it, says of one value's cost.</summary>
    public static void Read(ObjectDraft draft, IEnumerable<Type> sources, Drafting drafting)
    {
        foreach (var source in sources)
        {
            var weight = Weight(source, Origin.Of(source), drafting);
            if (weight is not null && draft.IsInterface)
                Refuse(source, "an interface", drafting);
            draft.Cost ??= weight;
        }
    }

    /// <summary>Notes a weight on a class that is no type of the schema, or of a kind that has none.</summary>
    public static void Refuse(Type type, string kind, Drafting drafting)
    {
        if (type.Has<CostAttribute>())
            drafting.Mistakes.Add(Origin.Of(type), $"[Cost] stands on {kind}, which has no cost of its own.", "Give it to object types, enums, fields, parameters or properties.");
    }
}
