using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Merchants.ReviewDocument;

/// <summary>A step with a paper that the rules allow.</summary>
/// <param name="Paper">The paper, with its versions and reviews.</param>
/// <param name="Db">Where what belongs to the step is added.</param>
/// <param name="By">Who takes it.</param>
/// <param name="At">When (UTC).</param>
internal sealed record PaperStep(Document Paper, MerchantsDb Db, Actor By, DateTime At);

/// <summary>Takes one step with a paper.</summary>
internal sealed class PaperTurn(MerchantsDb db, MerchantsOptions options, Turn<MerchantsDb> turn)
{
    /// <summary>Takes it.</summary>
    /// <param name="action">The step.</param>
    /// <param name="id">The paper.</param>
    /// <param name="expectedVersion">The version that the caller has seen; null where the caller does not say.</param>
    /// <param name="step">Takes the step; gives the error where it cannot.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<FieldResult<Document>> TakeAsync(
        StateAction<DocumentFacts, DocumentStatus> action, DocumentId id, int? expectedVersion, Func<PaperStep, Task<IUserError?>> step, CancellationToken cancellationToken) =>
        await turn.TakeAsync(
            action, await db.FindDocumentAsync(id, cancellationToken), async () => (await db.LoadFactsAsync([id], options, cancellationToken))[id], Missing.Document(id), expectedVersion,
            async (paper, by, at) => await step(new(paper, db, by, at)) is { } error ? [error] : [], cancellationToken);
}
