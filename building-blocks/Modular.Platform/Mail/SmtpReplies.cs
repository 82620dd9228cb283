using System.Globalization;
using System.Text;

namespace Modular.Platform.Mail;

/// <summary>What a mail server says (RFC 5321, section 4.2): lines that begin with one code, of which the last has no hyphen behind it.</summary>
internal sealed class SmtpReplies(Stream from)
{
    private const int LongestLine = 2000;
    private const int MostLines = 100;
    private const int CodeLength = 3;

    private readonly byte[] _buffer = new byte[LongestLine];
    private int _start;
    private int _end;

    /// <summary>Whether something has come that was not read yet.</summary>
    public bool HasMore => _start < _end;

    /// <summary>Reads the next reply.</summary>
    /// <returns>The code, and the lines behind it.</returns>
    /// <exception cref="IOException">The server has gone, or does not speak as a mail server does.</exception>
    public async Task<(int Code, IReadOnlyList<string> Lines)> ReadAsync(CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        while (lines.Count < MostLines)
        {
            var line = await LineAsync(cancellationToken);
            if (line.Length < CodeLength || !int.TryParse(line.AsSpan(0, CodeLength), NumberStyles.None, CultureInfo.InvariantCulture, out var code))
                break;
            lines.Add(line.Length > CodeLength ? line[(CodeLength + 1)..] : "");
            if (line.Length == CodeLength || line[CodeLength] != '-')
                return (code, lines);
        }

        throw new IOException("The server does not speak as a mail server does.");
    }

    private async Task<string> LineAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n') is var length and >= 0)
            {
                var line = Encoding.Latin1.GetString(_buffer, _start, length).TrimEnd('\r');
                _start += length + 1;
                return line;
            }

            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
            var read = _end == _buffer.Length ? 0 : await from.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
            if (read == 0)
                throw new IOException("The mail server has ended the connection, or says too much.");
            _end += read;
        }
    }
}

/// <summary>A mail server answers otherwise than it should. What it says is kept nowhere, as it may repeat the address.</summary>
/// <param name="code">The reply's code; 0 where it spoke out of turn.</param>
/// <param name="isOfMail">Whether it is about this mail, or its reader, rather than about us.</param>
internal sealed class SmtpReplyException(int code, bool isOfMail) : Exception($"The mail server answered {code}.")
{
    private const int FirstPermanent = 500;

    /// <summary>The reply's code.</summary>
    public int Code => code;

    /// <summary>Whether it is about this mail.</summary>
    public bool IsOfMail => isOfMail;

    /// <summary>Whether the same will be said again.</summary>
    public bool IsForGood => code >= FirstPermanent;
}
