using System.Collections.Concurrent;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Execution;

/// <summary>
/// The merged sub-selections of one or more field nodes. For a field of an object type the plan is made at once. For an
/// abstract type a plan is made when a value of a member type first appears, so that a deep query over types with many
/// members costs what its data asks for, not the product of all possibilities.
/// </summary>
internal sealed class ChildSelections
{
    private readonly OperationCompiler _compiler;
    private readonly CollectedField[] _fields;
    private readonly DeferUsages _usages;
    private readonly ConcurrentDictionary<ObjectType, SelectionPlan>? _plans;

    public ChildSelections(OperationCompiler compiler, CollectedField[] fields, NamedType type, DeferUsages usages, CompilationBudget budget)
    {
        _compiler = compiler;
        _fields = fields;
        _usages = usages;
        if (type is ObjectType known)
            Known = compiler.Compile(known, fields, usages, budget);
        else
            _plans = new();
    }

    /// <summary>The plan where the field's type is an object type; null for abstract types.</summary>
    public SelectionPlan? Known { get; }

    /// <summary>Whether the subtree can be written straight from the object graph. For abstract types this is not known beforehand.</summary>
    public bool IsPure => Known is { IsPure: true };

    /// <summary>The plan for values of the object type.</summary>
    public SelectionPlan For(ObjectType type)
    {
        if (Known is { } known)
            return known;
        return _plans!.GetOrAdd(type, static (t, self) => self._compiler.Compile(t, self._fields, self._usages), this);
    }
}
