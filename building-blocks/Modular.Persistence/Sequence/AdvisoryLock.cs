using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Modular.Persistence;

/// <summary>Keys of PostgreSQL's advisory locks, which all programs on a database share: spread by a hash, so that they do not meet.</summary>
internal static class AdvisoryLock
{
    /// <summary>The first of 65536 keys that a module has for the purpose.</summary>
    public static long Of(Type context, string purpose)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"modular:{context.Assembly.GetName().Name}:{purpose}"));
        return BinaryPrimitives.ReadInt64LittleEndian(hash) & ~0xFFFFL;
    }
}
