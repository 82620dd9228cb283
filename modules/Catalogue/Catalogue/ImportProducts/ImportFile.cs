using System.Text;
using Catalogue.Model;

namespace Catalogue.ImportProducts;

/// <summary>A product as a file has it, before any check.</summary>
/// <param name="FirstRow">The row in which it begins.</param>
/// <param name="LastRow">The row in which it ends.</param>
/// <param name="Title">The title; empty where it is missing, as all texts here.</param>
/// <param name="Description">The description.</param>
/// <param name="Category">The category's code.</param>
/// <param name="Brand">The brand.</param>
/// <param name="Variants">What is sold of it.</param>
/// <param name="Broken">What could not even be read.</param>
internal sealed record ImportItem(
    int FirstRow, int LastRow, string Title, string Description, string Category, string? Brand, IReadOnlyList<ImportVariant> Variants, IReadOnlyList<BrokenCell> Broken);

/// <summary>A variant as a file has it.</summary>
/// <param name="Row">Its row.</param>
/// <param name="Sku">The SKU.</param>
/// <param name="Price">The price in minor units; null where it could not be read.</param>
/// <param name="Currency">The currency.</param>
/// <param name="Specification">The specification.</param>
/// <param name="Barcode">The barcode.</param>
internal sealed record ImportVariant(int Row, string Sku, long? Price, string Currency, string? Specification, string? Barcode);

/// <summary>A cell that could not be read.</summary>
internal sealed record BrokenCell(int Row, string? Field, string Rule);

/// <summary>The file as a whole cannot be read, or not beyond some place.</summary>
/// <param name="code">Why, as a stable code, which is a text's key.</param>
internal sealed class ImportFileException(string code) : Exception(code)
{
    /// <summary>Why.</summary>
    public string Code { get; } = code;
}

/// <summary>A file of products. It is read from its beginning each time, and never held whole in memory.</summary>
/// <param name="format">How it is written.</param>
/// <param name="open">Opens it.</param>
internal sealed class ImportFile(ProductFileFormat format, Func<Stream> open)
{
    private Encoding? _encoding;

    /// <summary>The number of its last row.</summary>
    /// <exception cref="ImportFileException">It cannot be read.</exception>
    public int CountRows()
    {
        using var text = OpenText();
        if (format == ProductFileFormat.Csv)
            return CsvRecords.Read(text).Select(r => r.Row).LastOrDefault();
        var lines = 0;
        while (text.ReadLine() is not null)
            lines++;
        return lines;
    }

    /// <summary>Its products, in their order, behind a row.</summary>
    /// <exception cref="ImportFileException">It cannot be read on.</exception>
    public IEnumerable<ImportItem> ReadBehind(int row)
    {
        using var text = OpenText();
        foreach (var item in (format == ProductFileFormat.Csv ? CsvProducts.Read(text) : JsonProducts.Read(text)).SkipWhile(i => i.LastRow <= row))
            yield return item;
    }

    /// <summary>How the file calls a field.</summary>
    public Func<string, string> NameOfColumns()
    {
        if (format != ProductFileFormat.Csv)
            return f => f;
        using var text = OpenText();
        return CsvProducts.ReadColumns(text).NameOf;
    }

    private StreamReader OpenText()
    {
        if (_encoding is null)
        {
            using var content = open();
            _encoding = TextEncoding.Detect(content) ?? throw new ImportFileException("IMPORT_ENCODING");
        }

        return new(open(), _encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
    }
}
