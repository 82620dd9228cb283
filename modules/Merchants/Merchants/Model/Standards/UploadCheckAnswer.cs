using Merchants.Contracts;
using Modular.GraphQL;

namespace Merchants.Model;

/// <summary>An item of the check before the upload that a version has passed (DOC-07). It never changes.</summary>
internal sealed class UploadCheckAnswer
{
    private UploadCheckAnswer()
    {
    }

    public UploadCheckAnswer(DocumentId document, int number, UploadCheckItem item, Guid by, DateTime at) =>
        (DocumentId, Number, Code, Text, ById, At) = (document, number, item.Code, item.Text, by, at);

    [GraphQLIgnore]
    public DocumentId DocumentId { get; private init; }

    [GraphQLIgnore]
    public int Number { get; private init; }

    /// <summary>The item's stable code, in upper snake case.</summary>
    public string Code { get; private init; } = "";

    /// <summary>What was checked, as it was asked.</summary>
    public string Text { get; private init; } = "";

    /// <summary>Who checked it, by id.</summary>
    [GraphQLIgnore]
    public Guid ById { get; private init; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; private init; }
}
