using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;

namespace Modular.GraphQL.Execution;

/// <summary>
/// Writes UTF-8 JSON into one growing pooled buffer. Unlike Utf8JsonWriter it can go back to an earlier position,
/// which is how a null that propagates takes back what its siblings wrote. Separators are the caller's concern.
/// </summary>
public sealed class ResponseWriter : IDisposable
{
    private static readonly SearchValues<char> NeedsEscape = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(i => (char)i), '"', '\\', '\u007f', '\u2028', '\u2029', .. Enumerable.Range(0xD800, 0x800).Select(i => (char)i)]);

    private byte[] _buffer;

    /// <summary>A writer with a buffer from the pool.</summary>
    public ResponseWriter(int initialCapacity = 4096) => _buffer = ArrayPool<byte>.Shared.Rent(initialCapacity);

    /// <summary>How much is written; setting it back takes back what came after.</summary>
    public int Position { get; private set; }

    /// <summary>What is written; valid until the next write.</summary>
    public ReadOnlyMemory<byte> Written => _buffer.AsMemory(0, Position);

    /// <summary>Takes back everything after the position.</summary>
    public void Rewind(int position)
    {
        Debug.Assert(position <= Position);
        Position = position;
    }

    /// <summary>Starts anew with the same buffer.</summary>
    public void Reset() => Position = 0;

    /// <summary>Writes bytes as they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteRaw(ReadOnlySpan<byte> bytes)
    {
        var target = Reserve(bytes.Length);
        bytes.CopyTo(target);
        Position += bytes.Length;
    }

    /// <summary>Writes one ASCII byte as it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteRaw(byte value)
    {
        if (Position == _buffer.Length)
            Grow(1);
        _buffer[Position++] = value;
    }

    /// <summary>Writes <c>null</c>.</summary>
    public void WriteNull() => WriteRaw("null"u8);

    /// <summary>Writes <c>true</c> or <c>false</c>.</summary>
    public void WriteBoolean(bool value) => WriteRaw(value ? "true"u8 : "false"u8);

    /// <summary>Writes an integer.</summary>
    public void WriteNumber(long value)
    {
        Utf8Formatter.TryFormat(value, Reserve(20), out var written);
        Position += written;
    }

    /// <summary>Writes an unsigned integer.</summary>
    public void WriteNumber(ulong value)
    {
        Utf8Formatter.TryFormat(value, Reserve(20), out var written);
        Position += written;
    }

    /// <summary>Writes a finite number in the shortest form that reads back as the same double.</summary>
    public void WriteNumber(double value) => WriteFormatted(value, default);

    /// <summary>Writes a finite number in the shortest form that reads back as the same float.</summary>
    public void WriteNumber(float value) => WriteFormatted(value, default);

    /// <summary>Writes a decimal with the digits it has.</summary>
    public void WriteNumber(decimal value) => WriteFormatted(value, default);

    /// <summary>Writes the value between quotes, in the invariant culture; its text must need no escapes (numbers, dates, GUIDs).</summary>
    public void WriteQuoted<T>(T value, ReadOnlySpan<char> format = default) where T : IUtf8SpanFormattable
    {
        WriteRaw((byte)'"');
        WriteFormatted(value, format);
        WriteRaw((byte)'"');
    }

    /// <summary>Writes a JSON string; an unpaired surrogate becomes U+FFFD.</summary>
    public void WriteString(ReadOnlySpan<char> value)
    {
        // Three bytes are the most that one UTF-16 code unit takes.
        var target = Reserve((value.Length * 3) + 2);
        target[0] = (byte)'"';
        var used = 1;
        if (value.IndexOfAny(NeedsEscape) < 0)
        {
            Utf8.FromUtf16(value, target[1..], out _, out var written);
            used += written;
            target[used++] = (byte)'"';
            Position += used;
            return;
        }

        Position++;
        WriteEscaped(value);
        WriteRaw((byte)'"');
    }

    /// <summary>Writes a JSON string from UTF-8 that needs no escapes.</summary>
    public void WriteStringUnescaped(ReadOnlySpan<byte> utf8)
    {
        WriteRaw((byte)'"');
        WriteRaw(utf8);
        WriteRaw((byte)'"');
    }

    /// <summary>Gives the buffer back to the pool.</summary>
    public void Dispose()
    {
        var buffer = Interlocked.Exchange(ref _buffer, []);
        if (buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(buffer);
        Position = 0;
    }

    private void WriteFormatted<T>(T value, ReadOnlySpan<char> format) where T : IUtf8SpanFormattable
    {
        var size = 64;
        int written;
        while (!value.TryFormat(Reserve(size), out written, format, CultureInfo.InvariantCulture))
            size *= 2;
        Position += written;
    }

    private void WriteEscaped(ReadOnlySpan<char> value)
    {
        while (!value.IsEmpty)
        {
            var plain = value.IndexOfAny(NeedsEscape);
            if (plain < 0)
                plain = value.Length;
            if (plain > 0)
            {
                Utf8.FromUtf16(value[..plain], Reserve(plain * 3), out _, out var written);
                Position += written;
                value = value[plain..];
                continue;
            }

            var status = Rune.DecodeFromUtf16(value, out var rune, out var consumed);
            if (status != OperationStatus.Done)
                rune = Rune.ReplacementChar;
            WriteRune(rune);
            value = value[consumed..];
        }
    }

    private void WriteRune(Rune rune)
    {
        switch (rune.Value)
        {
            case '"': WriteRaw("\\\""u8); break;
            case '\\': WriteRaw("\\\\"u8); break;
            case '\n': WriteRaw("\\n"u8); break;
            case '\r': WriteRaw("\\r"u8); break;
            case '\t': WriteRaw("\\t"u8); break;
            case < 0x20 or 0x7f or 0x2028 or 0x2029:
                WriteRaw("\\u"u8);
                rune.Value.TryFormat(Reserve(4), out var digits, "x4", CultureInfo.InvariantCulture);
                Position += digits;
                break;
            default:
                Position += rune.EncodeToUtf8(Reserve(4));
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Reserve(int size)
    {
        if (_buffer.Length - Position < size)
            Grow(size);
        return _buffer.AsSpan(Position);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int size)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, checked(Position + size)));
        _buffer.AsSpan(0, Position).CopyTo(larger);
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
