using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.ReviewDocument;

/// <summary>A step with a paper that the rules allow.</summary>
/// <param name="Paper">The paper, with its versions and reviews.</param>
/// <param name="Db">Where what belongs to the step is added.</param>
/// <param name="By">Who takes it.</param>
/// <param name="At">When (UTC).</param>
internal sealed record PaperStep(Document Paper, MerchantsDb Db, Actor By, DateTime At);

/// <summary>Takes one step with a paper: what the caller does not see is not there, what the rules refuse is refused, what somebody else changed meanwhile is a conflict.</summary>
internal sealed class PaperTurn(MerchantsDb db, ICaller caller, TimeProvider clock, MerchantsOptions options, AllowedActions allowed)
{
    /// <summary>Takes it.</summary>
    /// <param name="action">The step.</param>
    /// <param name="id">The paper.</param>
    /// <param name="expectedVersion">The version that the caller has seen; null where the caller does not say.</param>
    /// <param name="step">Takes the step; gives the error where it cannot.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<FieldResult<Document>> TakeAsync(
        StateAction<DocumentFacts, DocumentStatus> action, DocumentId id, int? expectedVersion, Func<PaperStep, Task<IUserError?>> step, CancellationToken cancellationToken)
    {
        if (await db.FindDocumentAsync(id, cancellationToken) is not { } paper)
            return new[] { Missing.Document(id) };
        if (ExpectedVersion.Check(paper, expectedVersion) is { } outdated)
            return new IUserError[] { outdated };
        var facts = (await db.LoadFactsAsync([id], options, cancellationToken))[id];
        if (allowed.Refuse(action, facts) is { Count: > 0 } refused)
            return FieldResult<Document>.Failure(refused);
        if (await step(new(paper, db, Actor.Of(caller), clock.GetUtcNow().UtcDateTime)) is { } error)
            return new[] { error };
        return await db.TrySaveChangesAsync(cancellationToken) is { } conflict ? new IUserError[] { conflict } : paper;
    }
}
