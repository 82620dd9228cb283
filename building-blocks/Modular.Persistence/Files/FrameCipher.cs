using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Modular.Persistence;

/// <summary>
/// Encrypts and decrypts a content frame by frame with AES-256-GCM under a key of its own, so that none of it needs to be held whole.
/// All frames are full but the last, which is shorter, may be empty and is marked: cut, doubled or exchanged frames do not open.
/// </summary>
/// <remarks>The nonce is the frame's number and the mark of the last one; it never repeats, because no other content has the key.</remarks>
internal sealed class FrameCipher(byte[] contentKey) : IDisposable
{
    /// <summary>The plain bytes of a full frame.</summary>
    public const int FrameLength = 64 * 1024;

    /// <summary>The length of a tag, which follows the bytes of each frame.</summary>
    public const int TagLength = 16;

    private readonly AesGcm _aes = new(contentKey, TagLength);
    private readonly byte[] _nonce = new byte[12];
    private long _frames;

    /// <summary>The encrypted length of a content, in bytes.</summary>
    public static long SealedLengthOf(long length) => length + (length / FrameLength + 1) * TagLength;

    /// <summary>Encrypts the next frame in place, and puts the tag behind it.</summary>
    public void Seal(Span<byte> frame, int length) =>
        _aes.Encrypt(NextNonce(isLast: length < FrameLength), frame[..length], frame[..length], frame.Slice(length, TagLength));

    /// <summary>Decrypts the next frame, which carries its tag, in place, and gives the length of its plain bytes.</summary>
    /// <exception cref="CryptographicException">It is not that frame of that content.</exception>
    public int Open(Span<byte> sealedFrame)
    {
        var length = sealedFrame.Length - TagLength;
        if (length < 0)
            throw new CryptographicException("it ends within a frame");
        _aes.Decrypt(NextNonce(isLast: length < FrameLength), sealedFrame[..length], sealedFrame[length..], sealedFrame[..length]);
        return length;
    }

    public void Dispose() => _aes.Dispose();

    private byte[] NextNonce(bool isLast)
    {
        BinaryPrimitives.WriteInt64BigEndian(_nonce, _frames++);
        _nonce[^1] = isLast ? (byte)1 : (byte)0;
        return _nonce;
    }
}
