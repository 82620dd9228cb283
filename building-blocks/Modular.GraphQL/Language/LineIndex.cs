using System.Text;

namespace Modular.GraphQL.Language;

/// <summary>The starts of a source's lines, so that many places are found without reading it again. LF, CR and CRLF end a line (section 2.1.3).</summary>
internal sealed class LineIndex
{
    private readonly List<int> _starts = [0];

    public LineIndex(ReadOnlySpan<byte> source)
    {
        for (var at = 0; source[at..].IndexOfAny((byte)'\n', (byte)'\r') is >= 0 and var next;)
        {
            at += next + 1;
            if (source[at - 1] == (byte)'\r' && at < source.Length && source[at] == (byte)'\n')
                at++;
            _starts.Add(at);
        }
    }

    /// <summary>Line and column of a byte offset of the same source, both from 1; the column counts UTF-16 code units.</summary>
    public SourceLocation LocationOf(ReadOnlySpan<byte> source, int offset)
    {
        offset = Math.Clamp(offset, 0, source.Length);
        var found = _starts.BinarySearch(offset);
        var line = found >= 0 ? found : ~found - 1;
        return new(line + 1, Encoding.UTF8.GetCharCount(source[_starts[line]..offset]) + 1);
    }
}
