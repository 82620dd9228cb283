using Merchants.Contracts;
using Merchants.Files;
using Modular.GraphQL;

namespace Merchants.Model;

/// <summary>What a standard says about one kind of paper (DOC-02). It changes while its standard is a draft, and never after.</summary>
internal sealed class PaperRequirement
{
    private PaperRequirement()
    {
    }

    /// <summary>A requirement of no edition yet.</summary>
    public PaperRequirement(DocumentType type, IReadOnlyList<FileFormat> formats, IReadOnlyList<PaperElement> elements, IReadOnlyList<UploadCheckItem> checklist) =>
        (Type, Formats, Elements, Checklist) = (type, formats, elements, checklist);

    [GraphQLIgnore]
    public PaperStandardId StandardId { get; private set; }

    /// <summary>The kind of paper.</summary>
    public DocumentType Type { get; private init; }

    /// <summary>The formats that its files may have, told by content.</summary>
    public IReadOnlyList<FileFormat> Formats { get; private set; } = [];

    /// <summary>Whether no application is approved without it.</summary>
    public bool IsMandatory { get; set; }

    /// <summary>Whether it ends, so that its last day must be said (DOC-25).</summary>
    public bool Expires { get; set; }

    /// <summary>In how many days from its handing in it ends at the latest; null where that is open.</summary>
    public int? LongestValidityDays { get; set; }

    /// <summary>How many days before its end notice is given, the earliest first (DOC-25).</summary>
    public IReadOnlyList<int> NoticeDays { get; set; } = [];

    /// <summary>The fields that are entered with it.</summary>
    [ListSize(AssumedSize = 10)]
    public IReadOnlyList<PaperElement> Elements { get; private set; } = [];

    /// <summary>The items of the check before its upload (DOC-07).</summary>
    [ListSize(AssumedSize = 10)]
    public IReadOnlyList<UploadCheckItem> Checklist { get; private set; } = [];

    /// <summary>The same for a new edition.</summary>
    internal PaperRequirement In(PaperStandardId standard) => Copy(standard, Checklist);

    /// <summary>The same with another check before the upload.</summary>
    internal PaperRequirement With(IReadOnlyList<UploadCheckItem> checklist) => Copy(StandardId, checklist);

    /// <summary>Says what the other one says.</summary>
    internal void Become(PaperRequirement other) =>
        (Formats, Elements, Checklist, IsMandatory, Expires, LongestValidityDays, NoticeDays) =
        (other.Formats, other.Elements, other.Checklist, other.IsMandatory, other.Expires, other.LongestValidityDays, other.NoticeDays);

    private PaperRequirement Copy(PaperStandardId standard, IReadOnlyList<UploadCheckItem> checklist) => new(Type, Formats, Elements, checklist)
    {
        StandardId = standard, IsMandatory = IsMandatory, Expires = Expires, LongestValidityDays = LongestValidityDays, NoticeDays = NoticeDays,
    };
}
