using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Messaging;

namespace Depot.Reactions;

/// <summary>Lets a reservation stand, once what it was made for is committed.</summary>
internal sealed class ConfirmSold(DepotDb db, ReceivedCommands<DepotDb> received, IStep step) : IHandle<StockSold>
{
    public async Task HandleAsync(StockSold happened, EventSource source, CancellationToken cancellationToken)
    {
        await step.AtAsync(Step.Kept);
        var ending = await received.ConfirmAsync(db, happened.Command, stop => SellAsync(happened.Command, stop), cancellationToken);
        if (ending != CommandEnding.Confirmed)
            throw new InvalidOperationException($"The reservation {happened.Command.Value} was sold, and is {ending}.");
        await step.AtAsync(Step.Confirming);
    }

    private async Task SellAsync(CommandId command, CancellationToken cancellationToken) =>
        (await db.Reservations.SingleAsync(r => r.Id == command, cancellationToken)).IsSold = true;
}
