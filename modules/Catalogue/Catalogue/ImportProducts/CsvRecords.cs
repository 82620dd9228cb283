using System.Text;

namespace Catalogue.ImportProducts;

/// <summary>A record of a CSV file.</summary>
/// <param name="Row">Its number, the headers being row 1: as spreadsheet programs count, for whom a line break within quotes begins no row.</param>
/// <param name="Fields">Its fields.</param>
internal sealed record CsvRecord(int Row, IReadOnlyList<string> Fields)
{
    /// <summary>Whether there is nothing in it, as in the rows below the last one.</summary>
    public bool IsEmpty => Fields.All(string.IsNullOrWhiteSpace);
}

/// <summary>Reads CSV as RFC 4180 writes it and spreadsheet programs do: fields in quotes where they need them, separated by commas, semicolons or tabs, whichever the headers have most of.</summary>
internal static class CsvRecords
{
    /// <summary>Longer fields are a quote that was never closed.</summary>
    private const int LongestField = 100_000;

    private static readonly char[] Separators = [',', ';', '\t'];

    /// <summary>The records, one after the other.</summary>
    /// <exception cref="ImportFileException">A quote is never closed.</exception>
    public static IEnumerable<CsvRecord> Read(TextReader text)
    {
        var (first, row) = (text.ReadLine(), 0);
        if (first is null)
            yield break;
        var separator = SeparatorOf(first);
        using var whole = new Joined(first, text);
        while (ReadRecord(whole, separator) is { } fields)
            yield return new(++row, fields);
    }

    private static char SeparatorOf(string headers) => Separators.MaxBy(s => headers.Count(c => c == s));

    private static List<string>? ReadRecord(Joined text, char separator)
    {
        if (text.Peek() < 0)
            return null;
        var (fields, field, isQuoted) = (new List<string>(), new StringBuilder(), false);
        while (true)
        {
            var next = text.Read();
            if (next < 0 && isQuoted)
                throw new ImportFileException("IMPORT_CSV_QUOTE");
            if (isQuoted && next != '"')
            {
                field.Append((char)next);
            }
            else if (next == '"')
            {
                // Doubled, it is a quote itself; in the middle of a field that has none, too.
                if (isQuoted && text.Peek() == '"')
                    field.Append((char)text.Read());
                else if (isQuoted || field.Length == 0)
                    isQuoted = !isQuoted;
                else
                    field.Append('"');
            }
            else if (next == separator || next is '\r' or '\n' or < 0)
            {
                fields.Add(field.ToString());
                field.Clear();
                if (next == separator)
                    continue;
                if (next == '\r' && text.Peek() == '\n')
                    text.Read();
                return fields;
            }
            else
            {
                field.Append((char)next);
            }

            if (field.Length > LongestField)
                throw new ImportFileException("IMPORT_CSV_QUOTE");
        }
    }

    /// <summary>The first line, which was read to find the separator, and what comes behind it.</summary>
    private sealed class Joined(string first, TextReader rest) : IDisposable
    {
        private readonly StringReader _first = new(first + "\n");

        public int Peek() => _first.Peek() is >= 0 and var next ? next : rest.Peek();

        public int Read() => _first.Read() is >= 0 and var next ? next : rest.Read();

        public void Dispose() => _first.Dispose();
    }
}
