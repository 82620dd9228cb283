using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Modular.Persistence;

/// <summary>
/// How an encrypted file begins: format and key id in plain; then, encrypted under that key, what the file is. The name in the store
/// is associated data, so that a file renamed or put in another's place does not open.
/// </summary>
/// <param name="ContentKey">The key of the content, 32 random bytes that no other file has.</param>
/// <param name="Sha256">The SHA-256 of the plain content, 64 lower-case hexadecimal digits.</param>
/// <param name="Length">The length of the plain content in bytes.</param>
internal sealed record FileHeader(byte[] ContentKey, string Sha256, long Length)
{
    private const int KeyIdLength = 16;
    private const int NonceLength = 12;
    private const int HashLength = 32;
    private const int PlainLength = FileKey.Length + HashLength + sizeof(long);
    private const int NonceAt = 8 + KeyIdLength;
    private const int SealedAt = NonceAt + NonceLength;
    private const int TagAt = SealedAt + PlainLength;

    /// <summary>The header's length in bytes.</summary>
    public const int Size = TagAt + FrameCipher.TagLength;

    private static ReadOnlySpan<byte> Format => "MODFILE1"u8;

    /// <summary>The header of a file that will have that name.</summary>
    public byte[] Seal(FileKey key)
    {
        var header = new byte[Size];
        Format.CopyTo(header);
        Encoding.ASCII.GetBytes(key.Id, header.AsSpan(Format.Length));
        RandomNumberGenerator.Fill(header.AsSpan(NonceAt, NonceLength));
        Span<byte> plain = stackalloc byte[PlainLength];
        ContentKey.CopyTo(plain);
        Convert.FromHexString(Sha256).CopyTo(plain[FileKey.Length..]);
        BinaryPrimitives.WriteInt64BigEndian(plain[(FileKey.Length + HashLength)..], Length);
        using var aes = new AesGcm(key.Header, FrameCipher.TagLength);
        aes.Encrypt(header.AsSpan(NonceAt, NonceLength), plain, header.AsSpan(SealedAt, PlainLength), header.AsSpan(TagAt), Associated(header, key.NameOf(Sha256)));
        CryptographicOperations.ZeroMemory(plain);
        return header;
    }

    /// <summary>The header of the file with that name.</summary>
    /// <exception cref="CryptographicException">It is not whole, not of that file, or not under that key.</exception>
    public static FileHeader Open(ReadOnlySpan<byte> header, FileKey key, string name)
    {
        if (header.Length != Size || !header.StartsWith(Format) || KeyIdOf(header) != key.Id)
            throw new CryptographicException("it does not begin as a stored file of its key does");
        Span<byte> plain = stackalloc byte[PlainLength];
        using var aes = new AesGcm(key.Header, FrameCipher.TagLength);
        aes.Decrypt(header.Slice(NonceAt, NonceLength), header.Slice(SealedAt, PlainLength), header[TagAt..], plain, Associated(header, name));
        var opened = new FileHeader(
            plain[..FileKey.Length].ToArray(),
            Convert.ToHexStringLower(plain.Slice(FileKey.Length, HashLength)),
            BinaryPrimitives.ReadInt64BigEndian(plain[(FileKey.Length + HashLength)..]));
        CryptographicOperations.ZeroMemory(plain);
        return opened;
    }

    private static string KeyIdOf(ReadOnlySpan<byte> header) => Encoding.ASCII.GetString(header.Slice(Format.Length, KeyIdLength)).TrimEnd('\0');

    private static byte[] Associated(ReadOnlySpan<byte> header, string name) => [.. header[..NonceAt], .. Encoding.ASCII.GetBytes(name)];
}
