using Modular.GraphQL.Language;
using Modular.GraphQL.Validation.Merging;

namespace Modular.GraphQL.Validation.Rules;

/// <summary>
/// Fields with the same response name can be answered by one value (section 5.3.2). A document is first decided as a whole, in about as many steps as it has fields;
/// only one that fails is searched pair by pair for the places to report.
/// </summary>
internal sealed class FieldSelectionMerging : ValidationRule, IDocumentRule
{
    public void Visit(ValidationContext context, DocumentNode document)
    {
        var collector = new FieldCollector(context);
        var check = new MergeCheck(collector);
        var reported = false;
        try
        {
            // A cycle would merge for ever, and which of two fragments of one name counts is anybody's guess: both are errors already.
            if (context is { HasFragmentCycles: false, HasDuplicateFragments: false } && RootsOf(context, collector).All(check.Passes))
                return;
            var conflicts = new MergeConflicts(collector);
            foreach (var facts in context.Operations.Concat(context.Fragments))
                reported |= ReportConflicts(context, collector, conflicts, facts.Operation is { } operation ? collector.Collect(operation) : collector.Collect(facts.Fragment!));
        }
        catch (MergeLimitException) when (check.Conflict is null && !reported)
        {
            context.ReportLimit(this, $"Checking whether the fields of this document can merge takes more than {context.Options.MaxMergeComparisons} comparisons. Select fewer fields of the same name.");
            return;
        }
        catch (MergeLimitException)
        {
            // A conflict is known, which is what counts; there may be more.
        }

        if (!reported && check.Conflict is { } conflict)
            Report(context, new(conflict.First.Node.ResponseName, "they differ", [conflict.First.Node], [conflict.Second.Node]));
    }

    // The operations, and of the fragments that none uses those that no other fragment spreads: together they reach every selection set.
    private static IEnumerable<CollectedFields> RootsOf(ValidationContext context, FieldCollector collector)
    {
        foreach (var facts in context.Operations)
            yield return collector.Collect(facts.Operation!);
        var unused = context.Fragments.FindAll(f => f.ReachedBy == 0);
        var spread = unused.SelectMany(f => f.Spreads).Select(s => s.Name.Value).ToHashSet();
        foreach (var facts in unused)
        {
            if (!spread.Contains(facts.Fragment!.Name.Value))
                yield return collector.Collect(facts.Fragment!);
        }
    }

    private bool ReportConflicts(ValidationContext context, FieldCollector collector, MergeConflicts conflicts, CollectedFields set)
    {
        var reported = false;
        foreach (var conflict in conflicts.In(set))
        {
            Report(context, conflict);
            reported = true;
        }

        for (var i = 0; i < set.Fields.Count && !context.IsStopped; i++)
        {
            if (collector.Collect(set.Fields[i]) is { } below)
                reported |= ReportConflicts(context, collector, conflicts, below);
        }

        return reported;
    }

    private void Report(ValidationContext context, MergeConflict conflict) =>
        context.ReportAt(this, $"The fields \"{conflict.ResponseName}\" cannot merge: {conflict.Reason}. Give them different aliases.", [.. conflict.First.Concat(conflict.Second).Select(f => f.Start)]);
}
