using System.Globalization;
using System.Text;
using Catalogue.Contracts;
using Catalogue.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Persistence;

namespace Catalogue.ImportProducts;

/// <summary>Writes the problems of an import as CSV, to be opened beside the file: in UTF-8 with a mark, by which spreadsheet programs know it.</summary>
internal static class ProblemFile
{
    /// <summary>Writes and stores it.</summary>
    public static async Task<StoredFile> WriteAsync(CatalogueDb db, ProductImportId import, FileStore files, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        await using (var text = new StreamWriter(content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" })
        {
            await text.WriteLineAsync("行 row,列 column,规则 rule,原因,reason");
            await foreach (var problem in db.ProductImportProblems.AsNoTracking().Where(p => p.ImportId == import).OrderBy(p => p.Ordinal).AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                await text.WriteLineAsync(string.Join(',', problem.Row.ToString(CultureInfo.InvariantCulture), Cell(problem.Column), problem.Rule, Cell(problem.Chinese), Cell(problem.English)));
            }
        }

        content.Position = 0;
        return await files.SaveAsync(content, cancellationToken);
    }

    // What a spreadsheet program would take for a formula is a text: it may hold words of the file.
    private static string Cell(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var plain = text[0] is '=' or '+' or '-' or '@' ? $"'{text}" : text;
        return $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
