using System.Text;

namespace Catalogue.ImportProducts;

/// <summary>Which column of a CSV file holds what, by its headers in Chinese or English.</summary>
internal sealed class CsvColumns
{
    private static readonly Dictionary<string, string> Names = new()
    {
        ["title"] = "title name 标题 商品标题 名称 商品名称", ["description"] = "description 描述 商品描述 详情 商品详情", ["category"] = "category 类目 分类 商品类目 商品分类",
        ["brand"] = "brand 品牌", ["sku"] = "sku 货号 商家编码 规格编码 sku编码", ["price"] = "price 价格 售价 单价", ["currency"] = "currency 币种",
        ["specification"] = "specification spec 规格 规格名称", ["barcode"] = "barcode ean 条码 条形码", ["group"] = "group 款号 商品编码",
    };

    private static readonly string[] Mandatory = ["title", "description", "category", "sku", "price"];

    private static readonly Dictionary<string, string> Known = Names.SelectMany(n => n.Value.Split(' ').Select(name => (Name: name, Field: n.Key))).ToDictionary(n => n.Name, n => n.Field);

    private readonly Dictionary<string, (int Place, string Header)> _columns = [];

    /// <summary>The columns of a file. Columns of other names are left alone.</summary>
    /// <exception cref="ImportFileException">One that every product needs is missing, or stands there twice.</exception>
    public CsvColumns(IReadOnlyList<string> headers)
    {
        for (var i = 0; i < headers.Count; i++)
        {
            var name = headers[i].Trim().Normalize(NormalizationForm.FormKC).ToLowerInvariant().TrimEnd('*', ' ');
            if (Known.TryGetValue(name, out var field) && !_columns.TryAdd(field, (i, headers[i].Trim())))
                throw new ImportFileException("IMPORT_COLUMNS");
        }

        if (Mandatory.Any(m => !_columns.ContainsKey(m)))
            throw new ImportFileException("IMPORT_COLUMNS");
    }

    /// <summary>What a record has in a column; empty where the file has no such column, or the record ends before it.</summary>
    public string Of(CsvRecord record, string field) => _columns.TryGetValue(field, out var column) && column.Place < record.Fields.Count ? record.Fields[column.Place].Trim() : "";

    /// <summary>What the file calls a field, which may be named by its path: each row has the fields of one variant.</summary>
    public string NameOf(string path) => path.Split('.')[^1] is var field && _columns.TryGetValue(field, out var column) ? column.Header : field;
}
