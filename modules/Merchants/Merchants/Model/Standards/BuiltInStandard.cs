using Merchants.Files;

namespace Merchants.Model;

/// <summary>The standard number 0 (DOC-02): in force until one is published, and afterwards for kinds of papers that the published one does not name. It asks for no element.</summary>
internal static class BuiltInStandard
{
    /// <summary>Its number.</summary>
    public const int Number = 0;

    private static readonly FileFormat[] Scans = [FileFormat.Pdf, FileFormat.Jpeg, FileFormat.Png];

    private static readonly int[] Notices = [30, 7, 0];

    /// <summary>What it says about a kind of paper.</summary>
    /// <param name="type">The kind.</param>
    /// <param name="mandatory">The kinds that the settings make mandatory.</param>
    public static PaperRequirement Of(DocumentType type, IReadOnlyList<DocumentType> mandatory) => new(type, FormatsOf(type), [], Checklist())
    {
        IsMandatory = mandatory.Contains(type), NoticeDays = Notices,
    };

    /// <summary>The check before the upload, in the language of now.</summary>
    public static IReadOnlyList<UploadCheckItem> Checklist() =>
    [
        new("READABLE", Text.Of("UPLOAD_CHECK.READABLE")),
        new("COMPLETE", Text.Of("UPLOAD_CHECK.COMPLETE")),
        new("RIGHT_KIND", Text.Of("UPLOAD_CHECK.RIGHT_KIND")),
        new("AS_APPLIED", Text.Of("UPLOAD_CHECK.AS_APPLIED")),
    ];

    private static FileFormat[] FormatsOf(DocumentType type) => type switch
    {
        DocumentType.ProductData => [.. Scans, FileFormat.Webp, FileFormat.Xlsx],
        DocumentType.ShopDecorationMaterial => [.. Scans, FileFormat.Webp],
        _ => Scans,
    };
}
