using Modular.GraphQL.Execution;
using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Validation;

/// <summary>What the rules share while one document is validated: its schema, its fragments, what the walk has found, and the errors.</summary>
internal sealed class ValidationContext
{
    private readonly Dictionary<string, DefinitionFacts> _fragments = [];
    private readonly List<GraphQLError> _errors = [];

    public ValidationContext(Schema schema, DocumentNode document, ValidationOptions options)
    {
        Schema = schema;
        Document = document;
        Options = options;
        foreach (var definition in document.Definitions)
        {
            if (definition is OperationDefinitionNode operation)
                Operations.Add(new(operation));
            else if (definition is FragmentDefinitionNode fragment)
                Fragments.Add(_fragments[fragment.Name.Value] = new(fragment));
        }
    }

    public Schema Schema { get; }
    public DocumentNode Document { get; }
    public ValidationOptions Options { get; }

    /// <summary>The operations in the order of the document, with what they use.</summary>
    public List<DefinitionFacts> Operations { get; } = [];

    /// <summary>The fragments in the order of the document, with what they use.</summary>
    public List<DefinitionFacts> Fragments { get; } = [];

    /// <summary>Whether a fragment spreads itself, directly or through others; known once the document's rules run.</summary>
    public bool HasFragmentCycles { get; set; }

    /// <summary>Whether two fragments share a name.</summary>
    public bool HasDuplicateFragments => Fragments.Count != _fragments.Count;

    /// <summary>The steps that <c>FieldSelectionMerging</c> has made.</summary>
    public int MergeComparisons { get; set; }

    public IReadOnlyList<GraphQLError> Errors => _errors;

    /// <summary>Whether enough errors are known; nothing is reported any more.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>The fragment of that name, or null. Of several the last one counts; the document is invalid then.</summary>
    public DefinitionFacts? FindFragment(string name) => _fragments.GetValueOrDefault(name);

    /// <summary>The definition of the fragment of that name, or null.</summary>
    public FragmentDefinitionNode? FindFragmentDefinition(string name) => FindFragment(name)?.Fragment;

    /// <summary>The schema's type for a reference, or null where the name is unknown.</summary>
    public SchemaType? FindType(TypeNode reference) => TypeReferences.Resolve(Schema, reference);

    /// <summary>Adds an error with the places of the nodes.</summary>
    public void Report(ValidationRule rule, string message, params ReadOnlySpan<Node> nodes) =>
        Add(message, ErrorCodes.ValidationFailed, rule.Name, Locate(nodes));

    /// <summary>Adds an error with the places of the byte offsets.</summary>
    public void ReportAt(ValidationRule rule, string message, IReadOnlyList<int> offsets)
    {
        var locations = new SourceLocation[offsets.Count];
        for (var i = 0; i < locations.Length; i++)
            locations[i] = Document.LocationOf(offsets[i]);
        Add(message, ErrorCodes.ValidationFailed, rule.Name, locations);
    }

    /// <summary>Adds an error for a document that is larger or deeper than the options allow.</summary>
    public void ReportLimit(ValidationRule rule, string message, params ReadOnlySpan<Node> nodes) =>
        Add(message, ErrorCodes.LimitExceeded, rule.Name, Locate(nodes));

    /// <summary>Adds one last error, past a limit that belongs to no rule, and stops.</summary>
    public void Abort(string message)
    {
        _errors.Add(new(message) { Code = ErrorCodes.LimitExceeded });
        IsStopped = true;
    }

    private void Add(string message, string code, string rule, IReadOnlyList<SourceLocation> locations)
    {
        if (IsStopped)
            return;
        if (_errors.Count >= Options.MaxErrors)
            Abort($"The document has more than {Options.MaxErrors} errors; validation stopped. Correct the errors above and try again.");
        else
            _errors.Add(new(message) { Code = code, Rule = rule, Locations = locations });
    }

    private SourceLocation[] Locate(ReadOnlySpan<Node> nodes)
    {
        var locations = new SourceLocation[nodes.Length];
        for (var i = 0; i < locations.Length; i++)
            locations[i] = Document.LocationOf(nodes[i]);
        return locations;
    }
}
