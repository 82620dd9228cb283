using System.Text;

namespace Modular.GraphQL.Language;

/// <summary>A place in a document; line and column from 1.</summary>
public readonly record struct SourceLocation(int Line, int Column)
{
    /// <summary>Finds line and column of a byte offset. LF, CR and CRLF end a line (section 2.1.3).</summary>
    public static SourceLocation Of(ReadOnlySpan<byte> source, int offset)
    {
        var before = source[..Math.Clamp(offset, 0, source.Length)];
        var line = 1;
        var lineStart = 0;
        for (var i = 0; i < before.Length; i++)
        {
            var isBreak = before[i] == (byte)'\n'
                || (before[i] == (byte)'\r' && (i + 1 >= source.Length || source[i + 1] != (byte)'\n'));
            if (!isBreak)
                continue;
            line++;
            lineStart = i + 1;
        }

        return new(line, Encoding.UTF8.GetCharCount(before[lineStart..]) + 1);
    }
}
