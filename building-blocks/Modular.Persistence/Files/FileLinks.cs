using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace Modular.Persistence;

/// <summary>
/// Gives out addresses from which one stored file can be downloaded for five minutes, by whoever has the address. All that it says is
/// encrypted and authenticated with AES-256-GCM: nobody can change it, and access logs learn neither name nor content.
/// </summary>
public sealed class FileLinks(FileKeys keys, TimeProvider clock)
{
    /// <summary>How long an address works.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private const int NonceLength = 12;
    private const int MaxTokenLength = 2048;

    private static ReadOnlySpan<byte> Purpose => "modular file link 1"u8;

    /// <summary>The path at which the host serves the file: <c>/files/…</c>.</summary>
    public string PathOf(FileLink link)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(new Content(link, (clock.GetUtcNow() + Lifetime).ToUnixTimeMilliseconds()));
        var token = new byte[NonceLength + plain.Length + FrameCipher.TagLength];
        RandomNumberGenerator.Fill(token.AsSpan(0, NonceLength));
        using var aes = new AesGcm(keys.Newest.Link, FrameCipher.TagLength);
        aes.Encrypt(token.AsSpan(0, NonceLength), plain, token.AsSpan(NonceLength, plain.Length), token.AsSpan(NonceLength + plain.Length), Purpose);
        return "/files/" + Base64Url.EncodeToString(token);
    }

    /// <summary>What the last part of such a path leads to; null where it was not made here, was changed, or is too old.</summary>
    public FileLink? Open(string token)
    {
        if (token.Length > MaxTokenLength || !Base64Url.IsValid(token))
            return null;
        var bytes = Base64Url.DecodeFromChars(token);
        if (bytes.Length < NonceLength + FrameCipher.TagLength || Base64Url.EncodeToString(bytes) != token)
            return null;
        var content = keys.NewestFirst.Select(k => Decrypt(bytes, k)).FirstOrDefault(c => c is not null);
        return content is not null && clock.GetUtcNow().ToUnixTimeMilliseconds() < content.Expires ? content.Link : null;
    }

    private static Content? Decrypt(byte[] token, FileKey key)
    {
        var plain = new byte[token.Length - NonceLength - FrameCipher.TagLength];
        using var aes = new AesGcm(key.Link, FrameCipher.TagLength);
        try
        {
            aes.Decrypt(token.AsSpan(0, NonceLength), token.AsSpan(NonceLength, plain.Length), token.AsSpan(NonceLength + plain.Length), plain, Purpose);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        return JsonSerializer.Deserialize<Content>(plain);
    }

    private sealed record Content(FileLink Link, long Expires);
}

/// <summary>What a download link leads to.</summary>
/// <param name="Sha256">The stored file.</param>
/// <param name="FileName">The name that the browser saves it under.</param>
/// <param name="MediaType">Its media type, for example <c>application/pdf</c>.</param>
/// <param name="IssuedTo">The user who asked for the link, for the log of accesses (DOC-23).</param>
public sealed record FileLink(string Sha256, string FileName, string MediaType, Guid? IssuedTo);
