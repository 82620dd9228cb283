using System.Buffers.Binary;
using Modular.GraphQL;

namespace Modular.Kernel;

/// <summary>Where demo data come from: chance by a fixed seed, so that the same seed and day give the same data, and the model's own rules.</summary>
/// <param name="seed">The seed.</param>
public sealed class DemoSource(int seed)
{
    /// <summary>The chance.</summary>
    public Random Random { get; } = new(seed);

    /// <summary>An id that sorts by time, as those of version 7 do, but comes from the seed.</summary>
    public Guid Id(DateTime at)
    {
        Span<byte> bytes = stackalloc byte[16];
        Random.NextBytes(bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes, new DateTimeOffset(at).ToUnixTimeMilliseconds() << 16 | 0x7000 | (long)Random.Next(0x1000));
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new(bytes, bigEndian: true);
    }

    /// <summary>One of some.</summary>
    public T Pick<T>(IReadOnlyList<T> some) => some[Random.Next(some.Count)];

    /// <summary>What is made through the model breaks none of its rules.</summary>
    public static void Must(params ReadOnlySpan<IUserError?> errors)
    {
        foreach (var error in errors)
        {
            if (error is not null)
                throw new InvalidOperationException($"Demo data broke a rule: {error.Message}");
        }
    }
}
