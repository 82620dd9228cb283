using System.Globalization;

namespace Modular.Benchmarks.Http;

/// <summary>How large the data and the load are: <c>--products=10000 --variants=3 --connections=16 --seconds=3 --rounds=5 --warm-up=3 --only=list</c>.</summary>
internal sealed record HttpOptions
{
    /// <summary>The number of products.</summary>
    public int Products { get; init; } = 10_000;

    /// <summary>The number of variants that each has.</summary>
    public int Variants { get; init; } = 3;

    /// <summary>The number of connections, each with one request at a time.</summary>
    public int Connections { get; init; } = 16;

    /// <summary>How long each endpoint is loaded in each round.</summary>
    public double Seconds { get; init; } = 3;

    /// <summary>How often the endpoints take turns; the figures are of all rounds but those of the warm-up.</summary>
    public int Rounds { get; init; } = 5;

    /// <summary>How many rounds come before those that count: the runtime compiles a server's methods again while they run, the last ones after seconds.</summary>
    public int WarmUp { get; init; } = 3;

    /// <summary>The one comparison to run; null for all.</summary>
    public string? Only { get; init; }

    /// <summary>Reads the command line. Throws <see cref="ArgumentException"/> for what it does not know.</summary>
    public static HttpOptions Parse(IEnumerable<string> args)
    {
        var options = new HttpOptions();
        foreach (var arg in args)
        {
            var (name, value) = arg.Split('=', 2) is [var n, var v] ? (n, v) : (arg, "");
            options = name switch
            {
                "--products" => options with { Products = Whole(value) },
                "--variants" => options with { Variants = Whole(value) },
                "--connections" => options with { Connections = Whole(value) },
                "--seconds" => options with { Seconds = double.Parse(value, CultureInfo.InvariantCulture) },
                "--rounds" => options with { Rounds = Whole(value) },
                "--warm-up" => options with { WarmUp = Whole(value) },
                "--only" => options with { Only = value },
                _ => throw new ArgumentException($"There is no option {arg}."),
            };
        }

        return options;
    }

    private static int Whole(string value) => int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture);
}
