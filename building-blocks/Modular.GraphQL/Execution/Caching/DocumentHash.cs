using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Modular.GraphQL.Execution;

/// <summary>The SHA-256 of a document's text. Clients choose the text, so nothing weaker may stand for it.</summary>
internal readonly record struct DocumentHash(ulong A, ulong B, ulong C, ulong D)
{
    public static DocumentHash Of(ReadOnlySpan<byte> document)
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(document, bytes);
        return FromBytes(bytes);
    }

    /// <summary>Reads a hash in hexadecimal, of any case; false for anything else.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out DocumentHash hash)
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        hash = default;
        if (text.Length != 2 * SHA256.HashSizeInBytes || Convert.FromHexString(text, bytes, out _, out _) != System.Buffers.OperationStatus.Done)
            return false;
        hash = FromBytes(bytes);
        return true;
    }

    /// <inheritdoc/>
    public override int GetHashCode() => A.GetHashCode();

    /// <summary>The hash in lower-case hexadecimal, as clients write it.</summary>
    public override string ToString()
    {
        ReadOnlySpan<ulong> words = [A, B, C, D];
        return Convert.ToHexStringLower(MemoryMarshal.AsBytes(words));
    }

    private static DocumentHash FromBytes(ReadOnlySpan<byte> bytes)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        return new(words[0], words[1], words[2], words[3]);
    }
}
