using System.Security.Cryptography;

namespace Modular.Platform.Webhooks;

/// <summary>The secrets that sign deliveries, as Standard Webhooks writes them: <c>whsec_</c> and 32 random bytes in base64.</summary>
internal static class WebhookSecrets
{
    private const string Prefix = "whsec_";
    private const int Length = 32;

    /// <summary>A new secret.</summary>
    public static string New() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length));

    /// <summary>The keys that sign a webhook's messages now: the newest first.</summary>
    public static IReadOnlyList<byte[]> KeysOf(Webhook webhook, DateTime now) =>
        webhook.PreviousSecretUntil > now ? [KeyOf(webhook.Secret.Open()), KeyOf(webhook.PreviousSecret.Open())] : [KeyOf(webhook.Secret.Open())];

    private static byte[] KeyOf(string secret) => Convert.FromBase64String(secret[Prefix.Length..]);
}
