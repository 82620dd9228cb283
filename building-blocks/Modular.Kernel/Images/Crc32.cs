namespace Modular.Kernel;

/// <summary>The checksum of PNG chunks (ISO 3309), kept while the bytes go by.</summary>
public struct Crc32()
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(i => EntryOf((uint)i))];

    private uint _state = uint.MaxValue;

    /// <summary>The checksum of all bytes so far.</summary>
    public readonly uint Value => ~_state;

    /// <summary>Takes in more bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
            _state = Table[(byte)(_state ^ b)] ^ (_state >> 8);
    }

    private static uint EntryOf(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
            value = (value & 1) == 0 ? value >> 1 : 0xEDB88320 ^ (value >> 1);
        return value;
    }
}
