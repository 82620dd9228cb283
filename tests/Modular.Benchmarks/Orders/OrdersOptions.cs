using System.Globalization;
using Modular.Testing;

namespace Modular.Benchmarks.Orders;

/// <summary>How large the load is: <c>--clients=1,16,64 --seconds=10 --rounds=3 --warm-up=1 --stored=10000,1000000 --requests=300 --only=Sqlite</c>.</summary>
internal sealed record OrdersOptions
{
    /// <summary>How many clients there are at once, one after the other; none leaves this measurement out.</summary>
    public IReadOnlyList<int> Clients { get; init; } = [1, 16, 64];

    /// <summary>How long each is loaded in each round.</summary>
    public double Seconds { get; init; } = 10;

    /// <summary>How often orders, the floor and bare commits take turns.</summary>
    public int Rounds { get; init; } = 3;

    /// <summary>How many rounds come before those that count.</summary>
    public int WarmUp { get; init; } = 1;

    /// <summary>How many commits the floor waits for in each of an order's mutations.</summary>
    public IReadOnlyList<int> Floor { get; init; } = FloorServer.Commits;

    /// <summary>How many orders are stored while requests are measured, ascending; none leaves this measurement out.</summary>
    public IReadOnlyList<int> Stored { get; init; } = [];

    /// <summary>How many requests of each kind are measured then.</summary>
    public int Requests { get; init; } = 300;

    /// <summary>The databases.</summary>
    public IReadOnlyList<DatabaseKind> On { get; init; } = [DatabaseKind.Sqlite, DatabaseKind.Postgres];

    /// <summary>Reads the command line. Throws <see cref="ArgumentException"/> for what it does not know.</summary>
    public static OrdersOptions Parse(IEnumerable<string> args)
    {
        var options = new OrdersOptions();
        foreach (var arg in args)
        {
            options = arg.Split('=', 2) switch
            {
                ["--clients", var value] => options with { Clients = Numbers(value) },
                ["--seconds", var value] => options with { Seconds = double.Parse(value, CultureInfo.InvariantCulture) },
                ["--rounds", var value] => options with { Rounds = int.Parse(value, CultureInfo.InvariantCulture) },
                ["--warm-up", var value] => options with { WarmUp = int.Parse(value, CultureInfo.InvariantCulture) },
                ["--floor", var value] => options with { Floor = Numbers(value) },
                ["--stored", var value] => options with { Stored = Numbers(value) },
                ["--requests", var value] => options with { Requests = int.Parse(value, CultureInfo.InvariantCulture) },
                ["--only", var value] => options with { On = [Enum.Parse<DatabaseKind>(value)] },
                _ => throw new ArgumentException($"There is no option {arg}."),
            };
        }

        return options.Floor.Count == FloorServer.Steps.Count ? options : throw new ArgumentException($"--floor wants {FloorServer.Steps.Count} numbers.");
    }

    private static int[] Numbers(string list) => [.. list.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(n => int.Parse(n, CultureInfo.InvariantCulture))];
}
