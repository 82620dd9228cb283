using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Catalogue.Campaigns;

/// <summary>Takes a step with a campaign of the caller's reach.</summary>
internal sealed class CampaignTurn(CatalogueDb db, Turn<CatalogueDb> turn, TimeProvider clock)
{
    /// <summary>Takes it, and saves.</summary>
    public async Task<FieldResult<Campaign>> TakeAsync(
        StateAction<CampaignFacts, CampaignStatus> action, CampaignId id, int? expectedVersion, Func<Campaign, Actor, DateTime, Task<IReadOnlyList<IUserError>>> step, CancellationToken cancellationToken)
    {
        var found = await db.ReadableCampaigns(tracked: true).SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        return await turn.TakeAsync(
            action, found, async () => (await db.LoadCampaignFactsAsync([id], clock.GetUtcNow().UtcDateTime, cancellationToken))[id], Missing.Campaign(id), expectedVersion, step, cancellationToken);
    }

    /// <summary>As the other, for a step that asks nothing else.</summary>
    public Task<FieldResult<Campaign>> TakeAsync(
        StateAction<CampaignFacts, CampaignStatus> action, CampaignId id, int? expectedVersion, Func<Campaign, Actor, DateTime, IUserError?> step, CancellationToken cancellationToken) =>
        TakeAsync(action, id, expectedVersion, (c, by, at) => Task.FromResult<IReadOnlyList<IUserError>>(step(c, by, at) is { } error ? [error] : []), cancellationToken);
}
