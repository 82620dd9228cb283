using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Modular.Platform.Exports;

/// <summary>
/// A workbook of Office Open XML (ISO/IEC 29500) with one sheet, its head bold and fixed. Rows go out as they come: texts stand in their cells instead of a table of
/// all texts, so that nothing grows with the file. A text is a text there, never a formula.
/// </summary>
internal sealed class XlsxRows : IRowWriter
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Head = "1";
    private const string Day = "2";
    private const string Time = "3";
    private const int LongestText = 32_767;

    private static readonly SearchValues<char> Unwritable = SearchValues.Create([.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(c => !char.IsSurrogate(c) && !XmlConvert.IsXmlChar(c))]);

    private readonly ZipArchive _archive;
    private readonly XmlWriter _sheet;
    private int _row;

    /// <summary>Begins the workbook.</summary>
    public XlsxRows(Stream to)
    {
        _archive = new(to, ZipArchiveMode.Create, leaveOpen: false);
        foreach (var (name, content) in XlsxParts.All)
        {
            using var part = _archive.CreateEntry(name).Open();
            part.Write(Encoding.UTF8.GetBytes(content));
        }

        _sheet = XmlWriter.Create(_archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open(), new() { CloseOutput = true, Encoding = new UTF8Encoding(false) });
    }

    /// <inheritdoc/>
    public static string Extension => "xlsx";

    /// <inheritdoc/>
    public void WriteHead(IReadOnlyList<string> headers)
    {
        _sheet.WriteStartElement("worksheet", Main);
        _sheet.WriteRaw("""<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>""");
        _sheet.WriteRaw($"""<cols><col min="1" max="{Math.Max(headers.Count, 1)}" width="20" customWidth="1"/></cols>""");
        _sheet.WriteStartElement("sheetData", Main);
        BeginRow();
        foreach (var header in headers)
            WriteText(header, Head);
        _sheet.WriteEndElement();
    }

    /// <inheritdoc/>
    public void Write(IReadOnlyList<ExportCell> cells)
    {
        BeginRow();
        foreach (var cell in cells)
            Write(cell);
        _sheet.WriteEndElement();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_row > 0)
            _sheet.WriteEndDocument();
        _sheet.Dispose();
        _archive.Dispose();
    }

    private void BeginRow()
    {
        _sheet.WriteStartElement("row", Main);
        _sheet.WriteAttributeString("r", (++_row).ToString(CultureInfo.InvariantCulture));
    }

    private void Write(ExportCell cell)
    {
        if (cell.Text.Length == 0)
            _sheet.WriteElementString("c", Main, null);
        else if (cell.Kind == ExportCellKind.Number)
            WriteNumber(cell.Text, null);
        else if (cell.Kind != ExportCellKind.Text && DateTime.TryParse(cell.Text, CultureInfo.InvariantCulture, out var time))
            WriteNumber(time.ToOADate().ToString("R", CultureInfo.InvariantCulture), cell.Kind == ExportCellKind.Day ? Day : Time);
        else
            WriteText(cell.Text, null);
    }

    private void WriteNumber(string number, string? style)
    {
        Begin(null, style);
        _sheet.WriteElementString("v", Main, number);
        _sheet.WriteEndElement();
    }

    private void WriteText(string text, string? style)
    {
        Begin("inlineStr", style);
        _sheet.WriteStartElement("is", Main);
        _sheet.WriteStartElement("t", Main);
        _sheet.WriteAttributeString("xml", "space", null, "preserve");
        _sheet.WriteString(Writable(text.Length > LongestText ? text[..LongestText] : text));
        _sheet.WriteEndElement();
        _sheet.WriteEndElement();
        _sheet.WriteEndElement();
    }

    private void Begin(string? type, string? style)
    {
        _sheet.WriteStartElement("c", Main);
        if (type is not null)
            _sheet.WriteAttributeString("t", type);
        if (style is not null)
            _sheet.WriteAttributeString("s", style);
    }

    // XML has no place for control characters and halves of surrogates.
    private static string Writable(string text)
    {
        if (text.AsSpan().IndexOfAny(Unwritable) < 0 && !text.Any(char.IsSurrogate))
            return text;
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value))
                result.Append(rune.ToString());
        }

        return result.ToString();
    }
}
