using System.Collections.Concurrent;
using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Execution;

/// <summary>One operation of a document with its variables' types and its compiled plans, one for each combination of conditions.</summary>
internal sealed class PreparedOperation
{
    private const int MaxVariants = 32;
    private const int MaxConditions = 64;

    private readonly Schema _schema;
    private readonly PreparedDocument _document;
    private readonly List<string> _conditions;
    private readonly ConcurrentDictionary<(ulong Conditions, bool IsIncremental), SelectionPlan> _plans = new();
    private double _constantCost = double.NaN;

    public PreparedOperation(Schema schema, PreparedDocument document, OperationDefinitionNode syntax, List<string> conditions)
    {
        _schema = schema;
        _document = document;
        _conditions = conditions;
        Syntax = syntax;
        Root = syntax.Kind switch
        {
            OperationKind.Query => schema.Query,
            OperationKind.Mutation => schema.Mutation!,
            _ => schema.Subscription!,
        };
        Variables = [.. syntax.Variables.Select(v => new VariablePlan(v, v.Variable.Name, TypeReferences.Resolve(schema, v.Type)!))];
    }

    public OperationDefinitionNode Syntax { get; }

    public ObjectType Root { get; }

    public VariablePlan[] Variables { get; }

    /// <summary>The plan for the conditions' values in this request.</summary>
    /// <param name="variables">The coerced variables.</param>
    /// <param name="isIncremental">Whether the response may come in parts; otherwise <c>@defer</c> and <c>@stream</c> do nothing.</param>
    public SelectionPlan PlanFor(VariableValues variables, bool isIncremental)
    {
        // More conditions than bits, or more combinations than are worth keeping: compile for this request alone.
        if (_conditions.Count > MaxConditions)
            return Compile(variables, isIncremental);
        var bits = 0UL;
        for (var i = 0; i < _conditions.Count; i++)
        {
            if (variables.IsTrue(_conditions[i]))
                bits |= 1UL << i;
        }

        if (_plans.TryGetValue((bits, isIncremental), out var plan))
            return plan;
        plan = Compile(variables, isIncremental);
        return _plans.Count < MaxVariants ? _plans.GetOrAdd((bits, isIncremental), plan) : plan;
    }

    /// <summary>The bound of the operation's cost, worked out once where no variable takes part in it.</summary>
    public double CostFor(VariableValues variables, FieldCosts costs)
    {
        var known = Volatile.Read(ref _constantCost);
        if (!double.IsNaN(known))
            return known;
        var analysis = new CostAnalysis(_schema, costs, _document, ConditionsFor(variables), variables);
        var cost = analysis.Of(Root, Syntax);
        if (_conditions.Count == 0 && !analysis.UsedVariables)
            Volatile.Write(ref _constantCost, cost);
        return cost;
    }

    private SelectionPlan Compile(VariableValues variables, bool isIncremental)
    {
        using var span = Stage.Compile.Begin();
        return new OperationCompiler(_schema, _document, ConditionsFor(variables, isIncremental)).CompileRoot(Root, Syntax);
    }

    private SelectionConditions ConditionsFor(VariableValues variables, bool isIncremental = false) =>
        new(_conditions, i => variables.IsTrue(_conditions[i]), isIncremental);
}
