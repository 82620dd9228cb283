using System.Text;

namespace Catalogue.ImportProducts;

/// <summary>
/// Finds out how a text file is encoded: by its byte order mark; without one it is UTF-8 if it can be, and otherwise GB18030, in which spreadsheet programs in China save CSV files (GBK and
/// GB2312 are parts of it).
/// </summary>
internal static class TextEncoding
{
    private static readonly (byte[] Mark, Encoding Encoding)[] Marks = [([0xEF, 0xBB, 0xBF], Encoding.UTF8), ([0xFF, 0xFE], Encoding.Unicode), ([0xFE, 0xFF], Encoding.BigEndianUnicode)];

    private static readonly Encoding Utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);

    private static readonly Encoding Chinese = CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>The encoding; null where it is no text in any of them.</summary>
    public static Encoding? Detect(Stream content)
    {
        var (utf8, chinese) = ((Decoder?)Utf8.GetDecoder(), (Decoder?)Chinese.GetDecoder());
        var bytes = new byte[1 << 16];
        var chars = new char[(1 << 16) + 2];
        var isFirst = true;
        int read;
        while ((read = content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)) > 0)
        {
            var block = bytes.AsSpan(0, read);
            if (isFirst && Array.Find(Marks, m => bytes.AsSpan(0, read).StartsWith(m.Mark)) is { Mark: not null } marked)
                return marked.Encoding;
            isFirst = false;
            utf8 = Decodes(utf8, block, chars);
            chinese = Decodes(chinese, block, chars);
        }

        return Ends(utf8, chars) ? Utf8 : Ends(chinese, chars) ? Chinese : null;
    }

    private static Decoder? Decodes(Decoder? decoder, ReadOnlySpan<byte> bytes, char[] chars)
    {
        try
        {
            decoder?.GetChars(bytes, chars, flush: false);
            return decoder;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    // A character that the file cuts off is none.
    private static bool Ends(Decoder? decoder, char[] chars)
    {
        try
        {
            decoder?.GetChars([], chars, flush: true);
            return decoder is not null;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
