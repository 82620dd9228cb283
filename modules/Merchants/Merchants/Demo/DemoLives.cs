namespace Merchants.Demo;

/// <summary>What happens to demo merchants once they are there: each of the things that may happen stands at least once, most at the demo users' own.</summary>
internal sealed class DemoLives(DemoPlan plan, DemoDesk desk)
{
    /// <summary>How many days ago the merchant applied that has left.</summary>
    public const int LeftMerchantsAge = 300;

    /// <summary>How many days ago it was removed.</summary>
    public const int RemovedDaysAgo = 80;

    private readonly DemoStanding _standing = new(plan, desk);
    private readonly DemoCare _care = new(plan, desk);
    private readonly DemoDemand _demand = new(plan, desk);
    private readonly DemoDoubts _doubts = new(plan, desk);

    /// <summary>Lets a merchant that was just founded live until now; what comes of it is added to what belongs to it.</summary>
    public async Task LiveAsync(int index, DemoMerchants.Made made, CancellationToken cancellationToken)
    {
        made.Others.AddRange(_standing.Of(index, made.Merchant));
        made.Others.AddRange(_care.Of(index, made.Merchant));
        made.Others.AddRange(await _demand.OfAsync(index, made, cancellationToken));
        made.Others.AddRange(_doubts.Of(index, made));
    }
}
