using System.Buffers;
using System.Text;

namespace Modular.GraphQL.Language;

/// <summary>Gives the value of a string literal that the lexer has accepted (section 2.10.4).</summary>
internal static class StringLiteral
{
    /// <summary>The value of what stands between the quotes of a string or the triple quotes of a block string.</summary>
    public static string Decode(ReadOnlySpan<byte> content, bool isBlock, bool hasEscapes)
    {
        if (isBlock)
            return DecodeBlock(content);
        return hasEscapes ? DecodeEscaped(content) : Encoding.UTF8.GetString(content);
    }

    private static string DecodeBlock(ReadOnlySpan<byte> content)
    {
        // UTF-16 never has more code units than UTF-8 has bytes.
        var buffer = ArrayPool<char>.Shared.Rent(content.Length);
        var length = Encoding.UTF8.GetChars(content, buffer);
        var value = BlockString.Dedent(buffer.AsSpan(0, length));
        ArrayPool<char>.Shared.Return(buffer);
        return value;
    }

    private static string DecodeEscaped(ReadOnlySpan<byte> content)
    {
        // No escape is shorter than the UTF-16 of what it stands for.
        var buffer = ArrayPool<char>.Shared.Rent(content.Length);
        var written = 0;
        while (!content.IsEmpty)
        {
            var plain = content.IndexOf((byte)'\\');
            if (plain < 0)
                plain = content.Length;
            written += Encoding.UTF8.GetChars(content[..plain], buffer.AsSpan(written));
            content = content[plain..];
            if (!content.IsEmpty)
                content = content[DecodeEscape(content, buffer.AsSpan(written), ref written)..];
        }

        var value = new string(buffer, 0, written);
        ArrayPool<char>.Shared.Return(buffer);
        return value;
    }

    private static int DecodeEscape(ReadOnlySpan<byte> escape, Span<char> target, ref int written)
    {
        if (escape[1] == (byte)'u')
        {
            EscapedUnicode.TryRead(escape, out var rune, out var length);
            written += rune.EncodeToUtf16(target);
            return length;
        }

        target[0] = escape[1] switch
        {
            (byte)'b' => '\b',
            (byte)'f' => '\f',
            (byte)'n' => '\n',
            (byte)'r' => '\r',
            (byte)'t' => '\t',
            var itself => (char)itself,
        };
        written++;
        return 2;
    }
}
