using System.Net;
using Modular.Kernel;

namespace Modular.Platform.Webhooks;

/// <summary>Checks what the address of a webhook looks like, before anybody asks where it leads.</summary>
internal static class WebhookUrl
{
    private const int FirstFreePort = 1024;

    /// <summary>The rule that the text breaks; null where it may be a webhook's address.</summary>
    public static Violation? Check(string text, bool allowHttp)
    {
        if (text.Length > WebhookConfiguration.UrlLength || text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is '\\' or '#')
            || !Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Host.Length == 0)
            return Text.Broken("WEBHOOK_URL_FORMAT", WebhookConfiguration.UrlLength);
        if (url.Scheme != Uri.UriSchemeHttps && !(allowHttp && url.Scheme == Uri.UriSchemeHttp))
            return Text.Broken("WEBHOOK_URL_SCHEME");
        if (url.UserInfo.Length > 0 || AuthorityOf(text).Contains('@', StringComparison.Ordinal))
            return Text.Broken("WEBHOOK_URL_CREDENTIALS");
        if (!url.IsDefaultPort && url.Port < FirstFreePort)
            return Text.Broken("WEBHOOK_URL_PORT", FirstFreePort);
        return IsPlainHost(url, HostOf(text))
            ? null
            : Text.Broken("WEBHOOK_URL_HOST");
    }

    // One host has one spelling, so that nothing here takes for a name what the connection takes for an address.
    private static bool IsPlainHost(Uri url, string written)
    {
        if (url.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6)
            return IPAddress.TryParse(written, out var address) && (url.HostNameType == UriHostNameType.IPv6 || address.ToString() == written);
        var name = url.IdnHost;
        var last = name[(name.LastIndexOf('.') + 1)..];
        return Uri.CheckHostName(name) == UriHostNameType.Dns
            && last.Length > 0 && !char.IsAsciiDigit(last[0])
            && !string.Equals(last, "localhost", StringComparison.OrdinalIgnoreCase);
    }

    private static string AuthorityOf(string text)
    {
        var rest = text[(text.IndexOf("://", StringComparison.Ordinal) + 3)..];
        var end = rest.AsSpan().IndexOfAny('/', '?');
        return end < 0 ? rest : rest[..end];
    }

    private static string HostOf(string text)
    {
        var authority = AuthorityOf(text);
        var port = authority.LastIndexOf(':');
        return port > authority.LastIndexOf(']') ? authority[..port] : authority;
    }
}
