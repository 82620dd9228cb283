using System.Globalization;
using Modular.Testing;

namespace Modular.Benchmarks.Orders;

/// <summary>How large the load is: <c>--seconds=10 --rounds=3 --warm-up=1 --only=Sqlite</c>.</summary>
internal sealed record OrdersOptions
{
    /// <summary>How many clients there are at once, one after the other.</summary>
    public IReadOnlyList<int> Clients { get; } = [1, 16];

    /// <summary>How long each is loaded in each round.</summary>
    public double Seconds { get; init; } = 10;

    /// <summary>How often orders and bare commits take turns.</summary>
    public int Rounds { get; init; } = 3;

    /// <summary>How many rounds come before those that count.</summary>
    public int WarmUp { get; init; } = 1;

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
                ["--seconds", var value] => options with { Seconds = double.Parse(value, CultureInfo.InvariantCulture) },
                ["--rounds", var value] => options with { Rounds = int.Parse(value, CultureInfo.InvariantCulture) },
                ["--warm-up", var value] => options with { WarmUp = int.Parse(value, CultureInfo.InvariantCulture) },
                ["--only", var value] => options with { On = [Enum.Parse<DatabaseKind>(value)] },
                _ => throw new ArgumentException($"There is no option {arg}."),
            };
        }

        return options;
    }
}
