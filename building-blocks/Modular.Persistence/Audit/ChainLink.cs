using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Modular.Persistence;

/// <summary>A place in a module's chain of audit rows: the hash of the row there stands for all rows up to it.</summary>
/// <param name="Position">The place; 0 before the first row.</param>
/// <param name="Hash">SHA-256 of the hash before and the row's canonical bytes.</param>
internal readonly record struct ChainLink(long Position, byte[] Hash)
{
    public const int HashLength = SHA256.HashSizeInBytes;

    /// <summary>Where the chain of a module begins: each has a hash of its own to start from, so that rows do not pass from one to another.</summary>
    public static ChainLink Start(string module) => new(0, SHA256.HashData(Encoding.UTF8.GetBytes($"modular audit of {module}")));

    /// <summary>The hash of a row at a place.</summary>
    /// <param name="before">The hash of the row before.</param>
    /// <param name="row">The row.</param>
    /// <param name="position">Its place, whatever the row itself says.</param>
    public static byte[] HashOf(byte[] before, AuditRow row, long position)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(before);
        Append(hash, position);
        Append(hash, row.Id);
        Append(hash, row.At.Ticks / TimeSpan.TicksPerMicrosecond);
        Append(hash, row.ActorId?.ToString("N"));
        Append(hash, row.What);
        Append(hash, row.Key);
        Append(hash, row.Action.ToString());
        Append(hash, row.Before);
        Append(hash, row.After);
        Append(hash, row.CorrelationId);
        Append(hash, row.Reason);
        return hash.GetHashAndReset();
    }

    private static void Append(IncrementalHash hash, long value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        hash.AppendData(bytes);
    }

    // With its length before it, so that no two rows have the same bytes; null differs from the empty text.
    private static void Append(IncrementalHash hash, string? text)
    {
        if (text is null)
        {
            Append(hash, -1);
            return;
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        Append(hash, bytes.Length);
        hash.AppendData(bytes);
    }
}
