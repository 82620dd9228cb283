using System.Globalization;

namespace Modular.Benchmarks.Subscriptions;

/// <summary>How much is measured: <c>--idle=10000 --per-connection=50 --followers=50 --stalled=5 --rate=10 --seconds=10 --rounds=5 --warm-up=1 --only=idle</c>.</summary>
internal sealed record SubscriptionsOptions
{
    /// <summary>How many subscriptions are open while the memory is taken.</summary>
    public int Idle { get; init; } = 10_000;

    /// <summary>How many of them share a connection where they share one: as many as the host takes.</summary>
    public int PerConnection { get; init; } = 50;

    /// <summary>How many follow while others stall.</summary>
    public int Followers { get; init; } = 50;

    /// <summary>How many stall.</summary>
    public int Stalled { get; init; } = 5;

    /// <summary>How many orders are placed, paid and confirmed in a second meanwhile.</summary>
    public double Rate { get; init; } = 10;

    /// <summary>How long a round takes.</summary>
    public double Seconds { get; init; } = 10;

    /// <summary>How many rounds there are without and how many with those who stall.</summary>
    public int Rounds { get; init; } = 5;

    /// <summary>How many rounds of each come before those that count.</summary>
    public int WarmUp { get; init; } = 1;

    /// <summary>The one measurement to make, <c>idle</c> or <c>stalled</c>; null for both.</summary>
    public string? Only { get; init; }

    /// <summary>Reads the command line. Throws <see cref="ArgumentException"/> for what it does not know.</summary>
    public static SubscriptionsOptions Parse(IEnumerable<string> args)
    {
        var options = new SubscriptionsOptions();
        foreach (var arg in args)
        {
            options = arg.Split('=', 2) switch
            {
                ["--idle", var value] => options with { Idle = Whole(value) },
                ["--per-connection", var value] => options with { PerConnection = Whole(value) },
                ["--followers", var value] => options with { Followers = Whole(value) },
                ["--stalled", var value] => options with { Stalled = Whole(value) },
                ["--rate", var value] => options with { Rate = double.Parse(value, CultureInfo.InvariantCulture) },
                ["--seconds", var value] => options with { Seconds = double.Parse(value, CultureInfo.InvariantCulture) },
                ["--rounds", var value] => options with { Rounds = Whole(value) },
                ["--warm-up", var value] => options with { WarmUp = Whole(value) },
                ["--only", "idle" or "stalled"] => options with { Only = arg[7..] },
                _ => throw new ArgumentException($"There is no option {arg}."),
            };
        }

        return options;
    }

    private static int Whole(string value) => int.Parse(value, CultureInfo.InvariantCulture);
}
