using Merchants.Model;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.ReadMerchants;

/// <summary>Who handed a version in.</summary>
[ExtendObjectType<DocumentVersion>]
internal static class DocumentVersionNames
{
    /// <summary>Who handed it in, by name (DOC-08); null for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetUploadedByAsync([Parent] IReadOnlyList<DocumentVersion> versions, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. versions.Select(v => (Guid?)v.UploaderId)], cancellationToken);
}

/// <summary>Who reviewed.</summary>
[ObjectType<Review>]
internal static class ReviewNames
{
    /// <summary>The reviewer's name (DOC-09, DOC-10); null for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetReviewerAsync([Parent] IReadOnlyList<Review> reviews, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. reviews.Select(r => (Guid?)r.ReviewerId)], cancellationToken);
}

/// <summary>Who signed.</summary>
[ObjectType<Signature>]
internal static class SignatureNames
{
    /// <summary>The signer's name (MER-04); null for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetSignerNameAsync([Parent] IReadOnlyList<Signature> signatures, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. signatures.Select(s => (Guid?)s.SignerId)], cancellationToken);
}

/// <summary>The agreement's field that is opened before it is shown.</summary>
[ObjectType<Agreement>]
internal static class AgreementFields
{
    /// <summary>The full text; null once it is erased with the data of the person whom it names (ACC-03).</summary>
    public static string? GetText([Parent] Agreement agreement) => agreement.Text is { IsEmpty: false } text ? text.Open() : null;
}
