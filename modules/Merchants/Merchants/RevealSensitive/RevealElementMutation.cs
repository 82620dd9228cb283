using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.RevealSensitive;

/// <summary>Showing a value in full that was entered with a paper (DOC-02, DOC-23).</summary>
[MutationType]
[Error<NotFoundError>]
[Error<InvalidInputError>]
[Error<DataUseNotAcknowledgedError>]
[Error<NotAuthorizedError>]
internal static class RevealElementMutation
{
    /// <summary>
    /// Shows a value in full that was entered with a paper, for a purpose in force that the caller has acknowledged (ACC-06). Who asked for which value of which paper, when, why and for which
    /// purpose is on record before it is shown (DOC-23).
    /// </summary>
    /// <param name="documentId">The paper.</param>
    /// <param name="versionNumber">The number of its version.</param>
    /// <param name="code">The element's code.</param>
    /// <param name="dataUse">The purpose by its code; <c>dataUses</c> lists those in force.</param>
    /// <param name="reason">What it is needed for in this case, at most 900 characters. It is kept readable, so it must not hold the value.</param>
    /// <returns>The value in full; empty where it was erased.</returns>
    [Authorize(MerchantsPermissions.Reveal)]
    [return: GraphQLName("value")]
    public static Task<FieldResult<string>> RevealDocumentElementAsync(
        DocumentId documentId, int versionNumber, string code, string dataUse, string reason, MerchantsDb db, SensitiveValues values, AllowedActions allowed, CancellationToken cancellationToken) =>
        values.RevealAsync(db, new(nameof(Document), documentId.Value, code, dataUse, reason), async stop =>
        {
            if (await db.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.Id == documentId, stop) is not { } paper
                || await db.Set<ElementValue>().AsNoTracking().SingleOrDefaultAsync(e => e.DocumentId == documentId && e.Number == versionNumber && e.Code == code, stop) is not { } element)
                return new[] { Missing.Document(documentId) };
            return allowed.RefuseCaller("revealDocumentElement", new Place(paper.MerchantId?.Value, paper.OwnerId == db.Caller.UserId)) is { } refused ? new IUserError[] { refused } : element.Sealed;
        }, cancellationToken);
}
