using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Modular.GraphQL.Data.Paging;

/// <summary>
/// Writes a place in an ordered list as an opaque text: base64url of a version, the order's fingerprint and the row's key
/// values. A cursor is no secret and needs no signature: its values are parameters of a query that the caller may make anyway.
/// </summary>
internal sealed class CursorCodec
{
    private const byte Version = 1;
    private const int FingerprintLength = 4;

    private readonly byte[] _fingerprint;
    private readonly KeyCodec[] _keys;

    /// <summary>The codec of one order.</summary>
    /// <param name="order">The order as text, which tells it from any other.</param>
    /// <param name="keyTypes">The types of the keys.</param>
    public CursorCodec(string order, IEnumerable<Type> keyTypes)
    {
        _fingerprint = SHA256.HashData(Encoding.UTF8.GetBytes(order))[..FingerprintLength];
        _keys = [.. keyTypes.Select(t => KeyCodec.For(t)
            ?? throw new InvalidOperationException($"Values of {t.Name} cannot be kept in a cursor, so they cannot be sorted by."))];
    }

    /// <summary>The cursor of the row with these key values.</summary>
    public string Encode(object?[] position)
    {
        using var bytes = new MemoryStream(64);
        using var writer = new BinaryWriter(bytes);
        writer.Write(Version);
        writer.Write(_fingerprint);
        for (var i = 0; i < _keys.Length; i++)
        {
            writer.Write(position[i] is not null);
            if (position[i] is { } value)
                _keys[i].Write(writer, value);
        }

        writer.Flush();
        return Base64Url.EncodeToString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    /// <summary>The key values of a cursor. Throws BAD_USER_INPUT for what is no cursor, and for a cursor of another order.</summary>
    public object?[] Decode(string argument, string cursor)
    {
        if (!Base64Url.IsValid(cursor))
            throw NoCursor(argument);
        using var reader = new BinaryReader(new MemoryStream(Base64Url.DecodeFromChars(cursor)));
        try
        {
            if (reader.ReadByte() != Version)
                throw NoCursor(argument);
            var fingerprint = reader.ReadBytes(FingerprintLength);
            if (!fingerprint.AsSpan().SequenceEqual(_fingerprint))
            {
                throw new GraphQLException(
                    $"The cursor in `{argument}` was given for another order. Ask for the first page in this order, without a cursor.",
                    ErrorCodes.BadUserInput);
            }

            var position = new object?[_keys.Length];
            for (var i = 0; i < position.Length; i++)
                position[i] = reader.ReadBoolean() ? _keys[i].Read(reader) : null;
            return reader.BaseStream.Position == reader.BaseStream.Length ? position : throw NoCursor(argument);
        }
        catch (Exception e) when (e is IOException or ArgumentException or FormatException)
        {
            throw NoCursor(argument);
        }
    }

    private static GraphQLException NoCursor(string argument) =>
        new($"The value of `{argument}` is not a cursor of this server.", ErrorCodes.BadUserInput);
}
