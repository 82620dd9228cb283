using System.Buffers;
using System.Buffers.Text;
using System.Reflection;
using System.Text;

namespace Modular.GraphQL;

/// <summary>
/// The id of a node as clients see it: opaque, and naming the node's type, so that the id of an order is never taken for that
/// of a merchant. Its text is base64url (RFC 4648, section 5, without padding) over the type's name and the 16 bytes of the value.
/// </summary>
public readonly record struct NodeId(string TypeName, Guid Value) : IUtf8SpanFormattable
{
    private const int ValueLength = 16;
    private const int MaxNameLength = 128;

    /// <summary>The opaque id of a typed id, for example of a <c>MerchantId</c>.</summary>
    /// <typeparam name="TId">A readonly record struct with <see cref="NodeAttribute"/> and a <see cref="Guid"/> named <c>Value</c>.</typeparam>
    public static NodeId Of<TId>(TId id) where TId : struct => new(TypedId<TId>.Name, TypedId<TId>.Read(ref id));

    /// <summary>Reads an opaque id; false where the text is not one. Whether such a node exists is another matter.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out NodeId id)
    {
        id = default;
        Span<byte> bytes = stackalloc byte[MaxNameLength + ValueLength];
        if (text.Length > Base64Url.GetEncodedLength(bytes.Length)
            || Base64Url.DecodeFromChars(text, bytes, out var read, out var written) != OperationStatus.Done
            || read != text.Length
            || written <= ValueLength)
            return false;
        var name = bytes[..(written - ValueLength)];
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit((char)c) && c != '_')
                return false;
        }

        id = new(Encoding.ASCII.GetString(name), new Guid(bytes[name.Length..written], bigEndian: true));
        return true;
    }

    /// <summary>The opaque text.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[MaxNameLength + ValueLength];
        return Base64Url.EncodeToString(bytes[..Pack(bytes)]);
    }

    /// <summary>Writes the opaque text as UTF-8; the format is not used.</summary>
    public bool TryFormat(
        Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format = default, IFormatProvider? provider = null)
    {
        Span<byte> bytes = stackalloc byte[MaxNameLength + ValueLength];
        return Base64Url.TryEncodeToUtf8(bytes[..Pack(bytes)], utf8Destination, out bytesWritten);
    }

    private int Pack(Span<byte> target)
    {
        var length = Encoding.ASCII.GetBytes(TypeName, target[..MaxNameLength]);
        Value.TryWriteBytes(target[length..], bigEndian: true, out _);
        return length + ValueLength;
    }

    private static class TypedId<TId> where TId : struct
    {
        public static readonly string Name = typeof(TId).GetCustomAttribute<NodeAttribute>()?.Name
            ?? throw new InvalidOperationException($"{typeof(TId)} is not a typed id; give it [Node(\"…\")].");

        public static readonly Reader Read = typeof(TId).GetProperty("Value")?.GetMethod?.CreateDelegate<Reader>()
            ?? throw new InvalidOperationException($"{typeof(TId)} has no Value.");

        public delegate Guid Reader(ref TId id);
    }
}
