using System.Buffers;
using System.Text;

namespace Modular.Platform.Exports;

/// <summary>
/// Comma-separated values (RFC 4180) in UTF-8 with a byte order mark, without which spreadsheets take Chinese text for something else. A text that a spreadsheet
/// would take for a formula gets an apostrophe before it, so that what a stranger has typed into a name never runs.
/// </summary>
internal sealed class CsvRows(Stream to) : IRowWriter
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");

    private readonly StreamWriter _writer = new(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), bufferSize: 64 * 1024) { NewLine = "\r\n" };

    /// <inheritdoc/>
    public static string Extension => "csv";

    /// <inheritdoc/>
    public void WriteHead(IReadOnlyList<string> headers) => Write([.. headers.Select(h => new ExportCell(ExportCellKind.Text, h))]);

    /// <inheritdoc/>
    public void Write(IReadOnlyList<ExportCell> cells)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            if (i > 0)
                _writer.Write(',');
            Write(cells[i].Kind == ExportCellKind.Text ? Harmless(cells[i].Text) : cells[i].Text);
        }

        _writer.WriteLine();
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    private static string Harmless(string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠', ..] ? "'" + text : text;

    private void Write(string text)
    {
        if (!text.AsSpan().ContainsAny(Special))
        {
            _writer.Write(text);
            return;
        }

        _writer.Write('"');
        _writer.Write(text.Replace("\"", "\"\"", StringComparison.Ordinal));
        _writer.Write('"');
    }
}
