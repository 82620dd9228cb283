using System.Buffers;

namespace Modular.GraphQL.Language;

/// <summary>The indentation rules of block strings (section 2.10.4, BlockStringValue).</summary>
internal static class BlockString
{
    private const int LongestOneLine = 70;

    private static readonly SearchValues<char> Controls = SearchValues.Create(
        "\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\v\f\r\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F");

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

    /// <summary>
    /// The block string, quotes included, whose value is <paramref name="value"/>; null when there is none or when it would hide control characters.
    /// Further indentation of all lines but the first does not change its value.
    /// </summary>
    public static string? Print(string value)
    {
        if (value.AsSpan().ContainsAnyInRange('\u007F', '\u009F') || value.AsSpan().IndexOfAny(Controls) >= 0)
            return null;

        var body = value.Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal);
        var isOneLine = !value.Contains('\n');
        var endsUnclearly = value.EndsWith('"') || value.EndsWith('\\');
        if (!isOneLine || value.Length > LongestOneLine || endsUnclearly)
        {
            // Leading spaces of a single line survive on the opening line only.
            var opening = isOneLine && value[0] is ' ' or '\t' ? "" : "\n";
            body = $"{opening}{body}\n";
        }

        return Dedent(body) == value ? $"\"\"\"{body}\"\"\"" : null;
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
