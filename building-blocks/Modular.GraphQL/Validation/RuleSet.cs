using Modular.GraphQL.Validation.Rules;

namespace Modular.GraphQL.Validation;

/// <summary>Rules, sorted by the nodes that they want to see.</summary>
internal sealed class RuleSet
{
    public RuleSet(params IReadOnlyList<ValidationRule> rules)
    {
        Rules = rules;
        Documents = Of<IDocumentRule>();
        Operations = Of<IOperationRule>();
        OperationScopes = Of<IOperationScopeRule>();
        VariableDefinitions = Of<IVariableDefinitionRule>();
        TypeConditions = Of<ITypeConditionRule>();
        Fields = Of<IFieldRule>();
        FragmentSpreads = Of<IFragmentSpreadRule>();
        SpreadTypes = Of<ISpreadTypeRule>();
        Directives = Of<IDirectivesRule>();
        Arguments = Of<IArgumentsRule>();
        Values = Of<IValueRule>();
        ObjectValues = Of<IObjectValueRule>();
    }

    /// <summary>Every rule of section 5, in its order, then the limits on introspection and the place of <c>@idempotent</c>.</summary>
    public static RuleSet Specified { get; } = new(
        new ExecutableDefinitions(),
        new OperationTypeExistence(),
        new OperationNameUniqueness(),
        new LoneAnonymousOperation(),
        new SingleRootField(),
        new FieldSelections(),
        new LeafFieldSelections(),
        new ArgumentNames(),
        new ArgumentUniqueness(),
        new RequiredArguments(),
        new FragmentNameUniqueness(),
        new FragmentSpreadTypeExistence(),
        new FragmentsOnObjectInterfaceOrUnionTypes(),
        new FragmentsMustBeUsed(),
        new FragmentSpreadTargetDefined(),
        new FragmentSpreadsMustNotFormCycles(),
        new FragmentSpreadIsPossible(),
        new ValuesOfCorrectType(),
        new InputObjectFieldNames(),
        new InputObjectFieldUniqueness(),
        new InputObjectRequiredFields(),
        new DirectivesAreDefined(),
        new DirectivesAreInValidLocations(),
        new DirectivesAreUniquePerLocation(),
        new VariableUniqueness(),
        new VariablesAreInputTypes(),
        new AllVariableUsesDefined(),
        new AllVariablesUsed(),
        new AllVariableUsagesAreAllowed(),
        new IntrospectionDepth(),
        new IdempotentStandsOnMutations(),
        // Last, because it needs to know whether fragments form cycles.
        new FieldSelectionMerging());

    /// <summary>The same with the rules of incremental delivery, for schemas that have its directives.</summary>
    public static RuleSet Incremental { get; } = new([.. Specified.Rules, new IncrementalDirectivesAreUsedRightly()]);

    public IReadOnlyList<ValidationRule> Rules { get; }
    public IDocumentRule[] Documents { get; }
    public IOperationRule[] Operations { get; }
    public IOperationScopeRule[] OperationScopes { get; }
    public IVariableDefinitionRule[] VariableDefinitions { get; }
    public ITypeConditionRule[] TypeConditions { get; }
    public IFieldRule[] Fields { get; }
    public IFragmentSpreadRule[] FragmentSpreads { get; }
    public ISpreadTypeRule[] SpreadTypes { get; }
    public IDirectivesRule[] Directives { get; }
    public IArgumentsRule[] Arguments { get; }
    public IValueRule[] Values { get; }
    public IObjectValueRule[] ObjectValues { get; }

    private T[] Of<T>() => [.. Rules.OfType<T>()];
}
