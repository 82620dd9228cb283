using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Modular.Kernel;

namespace QC.Model;

/// <summary>
/// Draws places of a population by a seed, so that anybody can draw again and compare (QC-05): SplitMix64 from the seed, a number below a bound by throwing away what lies above its
/// greatest multiple, and the first steps of a Fisher–Yates shuffle. Every place is equally likely, and none comes twice.
/// </summary>
internal static class SampleDraw
{
    private const int SeedDigits = 16;

    /// <summary>The places that are drawn, from 0, in the order of the draw; all of them where fewer are there than are wanted.</summary>
    /// <param name="seed">The seed, of which all 64 bits count.</param>
    /// <param name="population">How many places there are.</param>
    /// <param name="wanted">How many are wanted.</param>
    public static IReadOnlyList<int> Draw(long seed, int population, int wanted)
    {
        var state = unchecked((ulong)seed);
        var moved = new Dictionary<int, int>();
        var drawn = new int[Math.Min(wanted, population)];
        for (var i = 0; i < drawn.Length; i++)
        {
            var other = i + (int)Below(ref state, (ulong)(population - i));
            drawn[i] = moved.GetValueOrDefault(other, other);
            moved[other] = moved.GetValueOrDefault(i, i);
        }

        return drawn;
    }

    /// <summary>The fingerprint of a population: SHA-256 over its ids in lower case with hyphens, a line feed after each, in hexadecimal.</summary>
    public static string Fingerprint(IEnumerable<Guid> population) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(population.Select(id => $"{id:D}\n")))));

    /// <summary>A seed that nobody chose.</summary>
    public static long NewSeed() => BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long)));

    /// <summary>A seed as it is shown: 16 hexadecimal digits, which no client rounds.</summary>
    public static string Show(long seed) => unchecked((ulong)seed).ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>A seed as it is shown.</summary>
    public static Checked<long> ParseSeed(string text) =>
        text.Length == SeedDigits && ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var seed) ? unchecked((long)seed) : Text.Broken("SEED", SeedDigits);

    private static ulong Below(ref ulong state, ulong bound)
    {
        // 2^64 mod bound numbers at the top would make small ones likelier.
        var tooHigh = ulong.MaxValue - (ulong.MaxValue % bound + 1) % bound;
        ulong number;
        do
            number = Next(ref state);
        while (number > tooHigh);
        return number % bound;
    }

    private static ulong Next(ref ulong state)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
