using System.Globalization;
using System.Text.RegularExpressions;
using Modular.Kernel;

namespace Catalogue.ImportProducts;

/// <summary>Reads products from CSV: a variant a row. Rows that stand together and have the same entry under <c>group</c> (款号) are variants of one product, which the first of them describes.</summary>
internal static partial class CsvProducts
{
    /// <summary>The columns of a file.</summary>
    public static CsvColumns ReadColumns(TextReader text) => new(CsvRecords.Read(text).FirstOrDefault()?.Fields ?? throw new ImportFileException("IMPORT_COLUMNS"));

    /// <summary>The products of a file, in their order.</summary>
    public static IEnumerable<ImportItem> Read(TextReader text)
    {
        CsvColumns? columns = null;
        var group = new List<CsvRecord>();
        foreach (var record in CsvRecords.Read(text))
        {
            if (columns is null)
            {
                columns = new(record.Fields);
                continue;
            }

            if (record.IsEmpty)
                continue;
            if (group.Count > 0 && !AreTogether(columns, group[0], record))
            {
                yield return ItemOf(columns, group);
                group.Clear();
            }

            group.Add(record);
        }

        if (group.Count > 0)
            yield return ItemOf(columns!, group);
    }

    private static bool AreTogether(CsvColumns columns, CsvRecord first, CsvRecord next) => columns.Of(first, "group") is { Length: > 0 } name && name == columns.Of(next, "group");

    private static ImportItem ItemOf(CsvColumns columns, List<CsvRecord> rows)
    {
        var (first, broken) = (rows[0], new List<BrokenCell>());
        var variants = rows.Select(r => VariantOf(columns, r, broken)).ToList();
        return new(
            first.Row, rows[^1].Row, columns.Of(first, "title"), columns.Of(first, "description"), columns.Of(first, "category"), columns.Of(first, "brand"), variants, broken);
    }

    private static ImportVariant VariantOf(CsvColumns columns, CsvRecord row, List<BrokenCell> broken)
    {
        var currency = columns.Of(row, "currency") is { Length: > 0 } named ? named.ToUpperInvariant() : Money.Yuan;
        var price = PriceOf(columns.Of(row, "price"), currency);
        if (price is null)
            broken.Add(new(row.Row, "price", "IMPORT_PRICE"));
        return new(row.Row, columns.Of(row, "sku"), price, currency, columns.Of(row, "specification"), columns.Of(row, "barcode"));
    }

    // 1,299.00 and ¥1299 are prices; what has more digits than the currency is none.
    private static long? PriceOf(string text, string currency)
    {
        var digits = Currencies.DigitsOf(currency);
        if (!Price().IsMatch(text) || !decimal.TryParse(text.TrimStart('¥', '￥').Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var price))
            return null;
        for (var i = 0; i < digits; i++)
            price *= 10;
        return price == decimal.Truncate(price) ? (long)price : null;
    }

    [GeneratedRegex(@"^[¥￥]?\d[\d,]{0,15}(\.\d{1,6})?\z")]
    private static partial Regex Price();
}
