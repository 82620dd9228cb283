using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Modular.GraphQL.Language;

/// <summary>
/// Turns names into strings, giving the same string for names that were seen lately: a service sees few names, again and again.
/// A fixed number of slots, each overwritten by the last name that fell into it, so that hostile names cannot make it grow.
/// </summary>
internal static class NameCache
{
    private const int SlotCount = 2048;
    private const int LongestCached = 40;

    // Threads race for the slots on purpose: a reference is written whole, and losing one costs a string.
    private static readonly string?[] Slots = new string?[SlotCount];

    /// <summary>The string of an ASCII name.</summary>
    public static string Get(ReadOnlySpan<byte> name)
    {
        if (name.Length > LongestCached)
            return Encoding.ASCII.GetString(name);

        ref var slot = ref Slots[Hash(name) & (SlotCount - 1)];
        var cached = slot;
        if (cached is not null && Ascii.Equals(name, cached))
            return cached;

        return slot = Encoding.ASCII.GetString(name);
    }

    private static uint Hash(ReadOnlySpan<byte> name)
    {
        const uint prime = 0x9E3779B1;
        var hash = (uint)name.Length * prime;
        if (name.Length >= 4)
        {
            hash = (hash ^ BinaryPrimitives.ReadUInt32LittleEndian(name)) * prime;
            hash = (BitOperations.RotateLeft(hash, 15) ^ BinaryPrimitives.ReadUInt32LittleEndian(name[^4..])) * prime;
            if (name.Length > 8)
                hash = (BitOperations.RotateLeft(hash, 15) ^ BinaryPrimitives.ReadUInt32LittleEndian(name[(name.Length / 2 - 2)..])) * prime;
        }
        else
        {
            foreach (var letter in name)
                hash = (BitOperations.RotateLeft(hash, 5) ^ letter) * prime;
        }

        return hash ^ (hash >> 16);
    }
}
