using System.Buffers;

namespace Modular.GraphQL.Language;

/// <summary>The indentation rules of block strings (section 2.10.4, BlockStringValue).</summary>
internal static class BlockString
{
    /// <summary>The value of the raw text between the triple quotes: common indentation and blank outer lines removed, <c>\"""</c> resolved.</summary>
    public static string Dedent(ReadOnlySpan<char> raw)
    {
        var commonIndent = int.MaxValue;
        var firstLine = -1;
        var lastLine = -1;
        var number = 0;
        foreach (var line in new LineEnumerator(raw))
        {
            var indent = Indentation(line);
            if (indent < line.Length)
            {
                if (number > 0)
                    commonIndent = Math.Min(commonIndent, indent);
                if (firstLine < 0)
                    firstLine = number;
                lastLine = number;
            }

            number++;
        }

        if (firstLine < 0)
            return "";

        var buffer = ArrayPool<char>.Shared.Rent(raw.Length);
        var written = 0;
        number = 0;
        foreach (var line in new LineEnumerator(raw))
        {
            if (number >= firstLine && number <= lastLine)
            {
                if (number > firstLine)
                    buffer[written++] = '\n';
                var text = number == 0 ? line : line[Math.Min(commonIndent, line.Length)..];
                written += CopyUnescaped(text, buffer.AsSpan(written));
            }

            number++;
        }

        var value = new string(buffer, 0, written);
        ArrayPool<char>.Shared.Return(buffer);
        return value;
    }

    private static int Indentation(ReadOnlySpan<char> line)
    {
        var length = line.IndexOfAnyExcept(' ', '\t');
        return length < 0 ? line.Length : length;
    }

    private static int CopyUnescaped(ReadOnlySpan<char> text, Span<char> target)
    {
        var written = 0;
        while (true)
        {
            var escape = text.IndexOf("\\\"\"\"");
            var plain = escape < 0 ? text : text[..escape];
            plain.CopyTo(target[written..]);
            written += plain.Length;
            if (escape < 0)
                return written;
            "\"\"\"".CopyTo(target[written..]);
            written += 3;
            text = text[(escape + 4)..];
        }
    }

    /// <summary>Lines ended by LF, CR or CRLF alone; the framework's enumerator knows more terminators than GraphQL does.</summary>
    private ref struct LineEnumerator(ReadOnlySpan<char> text)
    {
        private ReadOnlySpan<char> _rest = text;
        private bool _done;

        public ReadOnlySpan<char> Current { get; private set; }

        public readonly LineEnumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_done)
                return false;

            var length = _rest.IndexOfAny('\n', '\r');
            if (length < 0)
            {
                Current = _rest;
                _done = true;
                return true;
            }

            Current = _rest[..length];
            var isPair = _rest[length] == '\r' && length + 1 < _rest.Length && _rest[length + 1] == '\n';
            _rest = _rest[(length + (isPair ? 2 : 1))..];
            return true;
        }
    }
}
