using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Modular.Kernel;

namespace Merchants.Files;

/// <summary>
/// Follows a PDF file from its end to its page tree (ISO 32000-1, section 7.5): the file is whole, not encrypted, and has a page.
/// The page tree of files that keep their objects in compressed streams is not unpacked; whether those have a page is left to the reviewer.
/// </summary>
internal static partial class PdfFile
{
    private const int TailLength = 2048;
    private const int DictionaryLength = 8192;
    private const int MostSections = 256;

    private static Violation Damaged => Text.Broken("FILE_DAMAGED");
    private static Violation Encrypted => Text.Broken("PDF_ENCRYPTED");
    private static Violation Empty => Text.Broken("PDF_EMPTY");

    /// <summary>The bytes that every PDF file starts with.</summary>
    public static ReadOnlySpan<byte> Signature => "%PDF-"u8;

    /// <summary>Null where the file is sound.</summary>
    public static Violation? Check(Stream file)
    {
        var tail = TextAt(file, Math.Max(0, file.Length - TailLength), TailLength);
        if (StartXref().Matches(tail).LastOrDefault() is not { } start)
            return Text.Broken("FILE_TRUNCATED");

        var tables = new CrossReferences();
        string? root = null;
        var isReadable = true;
        for (long? at = Number(start), sections = 0; at is { } offset; sections++)
        {
            if (offset >= file.Length || sections == MostSections || ReadSection(file, offset, tables) is not { } dictionary)
                return Damaged;
            if (dictionary.Contains("/Encrypt", StringComparison.Ordinal))
                return Encrypted;
            root ??= Root().Match(dictionary) is { Success: true } reference ? reference.Groups[1].Value : null;
            isReadable &= !IsCompressed(dictionary);
            at = Previous().Match(dictionary) is { Success: true } previous ? Number(previous) : null;
        }

        if (root is null)
            return Damaged;
        return isReadable ? CheckPages(file, tables, root) : null;
    }

    private static Violation? CheckPages(Stream file, CrossReferences tables, string root)
    {
        if (ObjectText(file, tables, root) is not { } catalogue || Pages().Match(catalogue) is not { Success: true } pages
            || ObjectText(file, tables, pages.Groups[1].Value) is not { } tree || Count().Match(tree) is not { Success: true } count)
            return Damaged;
        return Number(count) > 0 ? null : Empty;
    }

    /// <summary>Notes the table at the offset and gives its trailer dictionary; null where there is neither table nor stream.</summary>
    private static string? ReadSection(Stream file, long offset, CrossReferences tables)
    {
        var text = TextAt(file, offset, DictionaryLength);
        if (ObjectStart().IsMatch(text))
            return text.IndexOf("stream", StringComparison.Ordinal) is var end and > 0 && text[..end].Contains("/XRef", StringComparison.Ordinal) ? text[..end] : null;
        if (TableStart().Match(text) is not { Success: true } keyword)
            return null;
        var at = offset + keyword.Length;
        while (Subsection().Match(TextAt(file, at, 64)) is { Success: true } subsection)
        {
            at += subsection.Length;
            var count = long.Parse(subsection.Groups[2].Value, CultureInfo.InvariantCulture);
            tables.Add(Number(subsection), count, at);
            at += count * CrossReferences.EntryLength;
            if (at > file.Length)
                return null;
        }

        var trailer = TextAt(file, at, DictionaryLength);
        var stop = trailer.IndexOf("startxref", StringComparison.Ordinal);
        return TrailerStart().IsMatch(trailer) ? trailer[..(stop < 0 ? trailer.Length : stop)] : null;
    }

    private static bool IsCompressed(string dictionary) =>
        dictionary.Contains("/XRefStm", StringComparison.Ordinal) || dictionary.Contains("/Type/XRef", StringComparison.Ordinal)
        || dictionary.Contains("/Type /XRef", StringComparison.Ordinal);

    private static string? ObjectText(Stream file, CrossReferences tables, string number)
    {
        if (tables.EntryOf(long.Parse(number, CultureInfo.InvariantCulture)) is not { } entry)
            return null;
        if (Entry().Match(TextAt(file, entry, CrossReferences.EntryLength)) is not { Success: true } found || Number(found) >= file.Length)
            return null;
        var text = TextAt(file, Number(found), DictionaryLength);
        if (!ObjectStart().IsMatch(text))
            return null;
        var end = text.IndexOf("endobj", StringComparison.Ordinal);
        return end < 0 ? text : text[..end];
    }

    private static string TextAt(Stream file, long offset, int length)
    {
        file.Position = offset;
        var buffer = new byte[Math.Min(length, file.Length - offset)];
        file.ReadExactly(buffer);
        return Encoding.Latin1.GetString(buffer);
    }

    private static long Number(Match match) => long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"startxref\s+(\d{1,12})\s+%%EOF")]
    private static partial Regex StartXref();

    [GeneratedRegex(@"/Root\s*(\d{1,10})\s+\d{1,5}\s+R")]
    private static partial Regex Root();

    [GeneratedRegex(@"/Prev\s+(\d{1,12})")]
    private static partial Regex Previous();

    [GeneratedRegex(@"/Pages\s+(\d{1,10})\s+\d{1,5}\s+R")]
    private static partial Regex Pages();

    [GeneratedRegex(@"/Count\s+(\d{1,10})")]
    private static partial Regex Count();

    [GeneratedRegex(@"^\s*\d{1,10}\s+\d{1,5}\s+obj")]
    private static partial Regex ObjectStart();

    [GeneratedRegex(@"^\s*xref\s+")]
    private static partial Regex TableStart();

    [GeneratedRegex(@"^\s*trailer")]
    private static partial Regex TrailerStart();

    [GeneratedRegex(@"^(\d{1,10}) (\d{1,8})\s*?(\r\n|\r|\n)")]
    private static partial Regex Subsection();

    [GeneratedRegex(@"^(\d{10}) \d{5} n")]
    private static partial Regex Entry();

    /// <summary>Where each object's entry stands; the newest table comes first and wins.</summary>
    private sealed class CrossReferences
    {
        public const int EntryLength = 20;

        private readonly List<(long First, long Count, long At)> _subsections = [];

        public void Add(long first, long count, long at) => _subsections.Add((first, count, at));

        public long? EntryOf(long number)
        {
            foreach (var (first, count, at) in _subsections)
            {
                if (number >= first && number < first + count)
                    return at + (number - first) * EntryLength;
            }

            return null;
        }
    }
}
