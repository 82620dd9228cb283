using Modular.GraphQL;
using Modular.Host.Tests.EndToEnd;
using Modular.Host.Tests.Faults;

namespace Modular.Host.Tests.Orders;

/// <summary>A buyer with a basket, of one merchant's goods or of several: placed, and paid through the sandbox, each under a key of its own that is sent until it is answered.</summary>
internal sealed class PlacedBasket
{
    /// <summary>How many answers its buyer waits for.</summary>
    public const int StepCount = 3;

    private const int MostPieces = 3;

    private readonly Journey _journey;

    /// <summary>Fills a basket.</summary>
    /// <param name="number">Its number, by which its keys are told from others'.</param>
    /// <param name="variants">What it is filled with, a variant of each merchant.</param>
    /// <param name="random">How many pieces of each.</param>
    public PlacedBasket(int number, IReadOnlyList<string> variants, Random random)
    {
        Lines = [.. variants.Select(v => (v, random.Next(1, MostPieces + 1)))];
        _journey = new(number, of => Steps(of, number % 2 == 0 ? "buyer" : "admin"));
    }

    /// <summary>What is in it: variants and pieces.</summary>
    public IReadOnlyList<(string Variant, int Quantity)> Lines { get; }

    /// <summary>Whether it becomes a group of several orders.</summary>
    public bool IsGroup => Lines.Count > 1;

    /// <summary>How many steps were acknowledged.</summary>
    public int Done => _journey.Done;

    /// <summary>Whether it is placed and paid, and the buyer was told so.</summary>
    public bool IsFinished => _journey.IsFinished;

    /// <summary>The order, or the group of orders, that the buyer was told of; null before that.</summary>
    public Guid? Placed => Done == 0 ? null : NodeId.TryParse(_journey["place"], out var id) ? id.Value : throw new InvalidOperationException(_journey["place"]);

    /// <summary>Goes on until it is paid, or the host is gone. What is asked to be sent again is.</summary>
    public async Task GoOnAsync(GraphQLClient client)
    {
        using var patience = new CancellationTokenSource(Longest.Wait);
        while (!IsFinished)
        {
            var sent = await _journey.SendNextAsync(client);
            Assert.True(sent != Sent.Wrong, _journey.Fault);
            if (sent == Sent.Lost)
                return;
            if (sent == Sent.Refused)
                await Task.Delay(20);
            Assert.False(patience.IsCancellationRequested, $"Basket {_journey.Number} stays at step {Done}: {_journey.LastAnswer}");
        }
    }

    /// <summary>Goes on to the end, and sends all of it again, which is answered as it was.</summary>
    public async Task FinishAsync(GraphQLClient client)
    {
        await GoOnAsync(client);
        Assert.True(IsFinished, $"Basket {_journey.Number} has no answer: {_journey.LastAnswer}");
        await _journey.RepeatAsync(client);
        Assert.True(_journey.Fault is null, _journey.Fault);
    }

    private IReadOnlyList<JourneyStep> Steps(Journey of, string user)
    {
        var delivery = new { recipient = "张伟", phone = "13912345678", region = "上海市", street = "中山东一路1号" };
        var lines = Lines.Select(l => new { variantId = l.Variant, quantity = l.Quantity }).ToArray();
        return
        [
            JourneyStep.Mutation("place", user, IsGroup ? "placeOrders" : "placeOrder", [IsGroup ? "group" : "order", "id"], () => new { lines, delivery }),
            IsGroup
                ? JourneyStep.Mutation("payment", user, "payOrderGroup", ["payments", "0", "id"], () => new { groupId = of["place"], provider = "sandbox" })
                : JourneyStep.Mutation("payment", user, "payOrder", ["payment", "id"], () => new { orderId = of["place"], provider = "sandbox" }),
            JourneyStep.Mutation("pay", user, "completeSandboxPayment", ["payment", "id"], () => new { paymentId = of["payment"] }) with { IsKeyed = false },
        ];
    }
}
