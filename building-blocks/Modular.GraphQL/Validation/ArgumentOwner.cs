using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Validation;

/// <summary>The field or directive that arguments are given to; both definitions are null where it is unknown.</summary>
internal readonly struct ArgumentOwner
{
    private readonly Field? _field;
    private readonly DirectiveDefinition? _directive;

    public ArgumentOwner(FieldNode node, Field? field)
    {
        Node = node;
        _field = field;
    }

    public ArgumentOwner(DirectiveNode node, DirectiveDefinition? directive)
    {
        Node = node;
        _directive = directive;
    }

    public Node Node { get; }

    /// <summary>The arguments that may be given; null where the owner is unknown.</summary>
    public IReadOnlyList<InputValue>? Definitions => _field?.Arguments ?? _directive?.Arguments;

    public InputValue? Find(string name) => _field is not null ? _field.FindArgument(name) : _directive?.FindArgument(name);

    /// <summary>How messages call the owner: <c>field "Dog.name"</c> or <c>directive "@skip"</c>.</summary>
    public string Description => _field switch
    {
        not null when _field.DeclaringType is null => $"field \"{_field.Name}\"",
        not null => $"field \"{_field.Coordinate}\"",
        null => $"directive \"{_directive}\"",
    };
}
