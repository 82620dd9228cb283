using System.Globalization;
using System.Net.Mail;
using System.Text;

namespace Modular.Platform.Mail;

/// <summary>
/// Writes mails as they lie in files and travel (RFC 5322, RFC 2045): ASCII throughout, lines that end with CR LF. The same mail gives the same bytes.
/// </summary>
internal static class MimeText
{
    // So that an encoded word has at most 75 characters (RFC 2047, section 2).
    private const int WordBytes = 45;
    private const string NewLine = "\r\n";

    /// <summary>The mail's bytes.</summary>
    /// <exception cref="MailRefusedException">The address cannot be written to.</exception>
    public static byte[] Of(OutgoingMail mail)
    {
        var text = new StringBuilder();
        Header("Date", mail.Date.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture));
        Header("From", $"{Phrase(mail.From.DisplayName)} <{Checked(mail.From.Address)}>");
        Header("To", $"{Phrase(mail.To.Name)} <{Checked(mail.To.Address)}>");
        Header("Message-ID", $"<{mail.MessageId}>");
        Header("Subject", Phrase(mail.Subject));
        // So that no absence notice is sent back (RFC 3834).
        Header("Auto-Submitted", "auto-generated");
        Header("MIME-Version", "1.0");
        Header("Content-Type", "text/plain; charset=utf-8");
        Header("Content-Transfer-Encoding", "base64");
        var body = Convert.ToBase64String(Encoding.UTF8.GetBytes(mail.Body.ReplaceLineEndings(NewLine)), Base64FormattingOptions.InsertLineBreaks);
        return Encoding.ASCII.GetBytes(text.Append(NewLine).Append(body).Append(NewLine).ToString());

        void Header(string name, string value) => text.Append(name).Append(": ").Append(value).Append(NewLine);
    }

    /// <summary>An address to which nothing can be added: ASCII, one reader, nothing that ends a header or a command.</summary>
    /// <exception cref="MailRefusedException">It is none.</exception>
    public static string Checked(string address) =>
        address.All(c => c is > ' ' and <= '~' and not (',' or ';' or '<' or '>' or '"' or '(' or ')' or '\\')) && MailAddress.TryCreate(address, out var parsed) && parsed.Address == address
            ? address
            : throw new MailRefusedException("The address is none that can be written to.");

    // Words that need no quotes stay as they are; all else is encoded, in parts that hold whole characters.
    private static string Phrase(string text)
    {
        if (text.Length is > 0 and < 60 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == ' '))
            return text;
        var words = new List<string>();
        var part = new List<byte>();
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            var length = (Rune.IsControl(rune) ? new Rune(' ') : rune).EncodeToUtf8(bytes);
            if (part.Count + length > WordBytes)
                Flush();
            part.AddRange(bytes[..length]);
        }

        Flush();
        return string.Join(NewLine + " ", words);

        void Flush()
        {
            words.Add($"=?utf-8?B?{Convert.ToBase64String([.. part])}?=");
            part.Clear();
        }
    }
}
