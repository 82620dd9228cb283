using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Persistence;

namespace Merchants.Model;

/// <summary>What was entered for an element of a paper's version (DOC-02). It never changes, but that it may be erased (ACC-03).</summary>
internal sealed class ElementValue
{
    private ElementValue()
    {
    }

    /// <summary>A value that passed its check.</summary>
    public ElementValue(DocumentId document, int number, PaperElement element, string value)
    {
        (DocumentId, Number, Code, Name, Rule, IsSensitive) = (document, number, element.Code, element.Name, element.Rule, element.IsSensitive);
        Sealed = SealedText.Of(value);
    }

    [GraphQLIgnore]
    public DocumentId DocumentId { get; private init; }

    [GraphQLIgnore]
    public int Number { get; private init; }

    /// <summary>The element's stable code, in upper snake case.</summary>
    public string Code { get; private init; } = "";

    /// <summary>What the element was called in the standard.</summary>
    public string Name { get; private init; } = "";

    /// <summary>What the value had to be.</summary>
    public ElementRule Rule { get; private init; }

    /// <summary>Whether the value is shown masked (DOC-23).</summary>
    public bool IsSensitive { get; private init; }

    [GraphQLIgnore]
    public SealedText Sealed { get; private set; } = SealedText.Empty;

    internal void Erase() => Sealed = SealedText.Empty;
}
