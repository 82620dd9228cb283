using System.Text;
using System.Text.RegularExpressions;

namespace Modular.Platform.Tests.Mail;

/// <summary>A mail as its reader's program takes it apart (RFC 5322, RFC 2047).</summary>
internal sealed partial record ParsedMail(IReadOnlyList<KeyValuePair<string, string>> Headers, string Body)
{
    public string this[string name] => Headers.Single(h => h.Key == name).Value;

    /// <summary>The reader's name and address.</summary>
    public (string Name, string Address) To => Reader().Match(this["To"]) is { Success: true } match
        ? (match.Groups["name"].Value, match.Groups["address"].Value)
        : throw new FormatException($"'{this["To"]}' names no single reader.");

    public static ParsedMail Of(string data)
    {
        var end = data.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var headers = data[..end].Replace("\r\n ", " ", StringComparison.Ordinal).Split("\r\n")
            .Select(h => h.Split(": ", 2)).Select(h => KeyValuePair.Create(h[0], Decoded(h[1]))).ToList();
        return new(headers, Encoding.UTF8.GetString(Convert.FromBase64String(data[end..])));
    }

    // The blank between two encoded words is none of the text.
    private static string Decoded(string value) => Word().Replace(Between().Replace(value, "?==?"), m => Encoding.UTF8.GetString(Convert.FromBase64String(m.Groups["text"].Value)));

    [GeneratedRegex(@"=\?utf-8\?B\?(?<text>[A-Za-z0-9+/=]*)\?=")]
    private static partial Regex Word();

    [GeneratedRegex(@"\?=\s+=\?")]
    private static partial Regex Between();

    [GeneratedRegex(@"^(?<name>.*) <(?<address>[^<>\s,]+)>\z", RegexOptions.Singleline)]
    private static partial Regex Reader();
}
