using System.Security.Cryptography;

namespace Modular.Persistence;

/// <summary>The plain content of an encrypted file, decrypted while it is read, one frame in memory. It cannot be sought in.</summary>
/// <param name="file">The encrypted file, after its header; goes with the stream.</param>
/// <param name="header">What the file is.</param>
/// <param name="refuse">Makes the exception, and the log entry, for a frame that does not open.</param>
internal sealed class DecryptingStream(Stream file, FileHeader header, Func<string, DamagedFileException> refuse) : Stream
{
    private readonly FrameCipher _cipher = new(header.ContentKey);
    private readonly byte[] _frame = new byte[FrameCipher.FrameLength + FrameCipher.TagLength];
    private int _start;
    private int _end;
    private bool _isLast;
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    /// <summary>The SHA-256 of the content, as the header tells it.</summary>
    public string Sha256 => header.Sha256;

    public override long Length => header.Length;

    public override long Position { get => _position; set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        if (NeedsFrame && !buffer.IsEmpty)
            Take(file.ReadAtLeast(_frame, _frame.Length, throwOnEndOfStream: false));
        return Give(buffer);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (NeedsFrame && !buffer.IsEmpty)
            Take(await file.ReadAtLeastAsync(_frame, _frame.Length, throwOnEndOfStream: false, cancellationToken));
        return Give(buffer.Span);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file.Dispose();
            _cipher.Dispose();
            CryptographicOperations.ZeroMemory(_frame);
        }

        base.Dispose(disposing);
    }

    private bool NeedsFrame => _start == _end && !_isLast;

    private void Take(int read)
    {
        try
        {
            (_start, _end) = (0, _cipher.Open(_frame.AsSpan(0, read)));
            _isLast = _end < FrameCipher.FrameLength;
        }
        catch (CryptographicException e)
        {
            (_start, _end) = (0, 0);
            throw refuse(e.Message);
        }
    }

    private int Give(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, _end - _start);
        _frame.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        _position += count;
        return count;
    }
}
