using System.Globalization;
using Modular.GraphQL;
using Modular.Kernel;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;

namespace Orders.Reconcile;

/// <summary>Reads a provider's statement: CSV in UTF-8 with the header <c>reference,amount,currency</c>, a line for each payment; amounts in whole minor units.</summary>
internal static class StatementFile
{
    /// <summary>How many payments one can name.</summary>
    public const int MostRows = 50_000;

    private const long MostBytes = 8 * 1024 * 1024;
    private const int MostProblems = 20;

    private static readonly string[] Header = ["reference", "amount", "currency"];

    /// <summary>The rows; problems are noted by line and column, the first twenty.</summary>
    public static async Task<IReadOnlyList<ProviderStatementRow>> ReadAsync(IUpload file, ProviderStatementId statement, InputProblems problems, CancellationToken cancellationToken)
    {
        if (file.Length > MostBytes)
            return Refused(problems, "file", "STATEMENT_SIZE", MostBytes);
        var (rows, seen, broken) = (new List<ProviderStatementRow>(), new HashSet<string>(StringComparer.Ordinal), 0);
        await using var content = file.OpenReadStream();
        using var lines = new StreamReader(content);
        for (var number = 1; await lines.ReadLineAsync(cancellationToken) is { } line; number++)
        {
            var cells = line.Split(',', StringSplitOptions.TrimEntries);
            if (number == 1)
            {
                if (!cells.SequenceEqual(Header, StringComparer.OrdinalIgnoreCase))
                    return Refused(problems, "file.1", "STATEMENT_HEADER", string.Join(',', Header));
                continue;
            }

            if (line.Length == 0)
                continue;
            if (rows.Count == MostRows)
                return Refused(problems, "file", "STATEMENT_ROWS", MostRows);
            if (WhatIsWrong(cells, seen) is { } wrong)
            {
                problems.Add($"file.{number}.{wrong.Column}", Text.Broken(wrong.Rule));
                if (++broken == MostProblems)
                    return [];
                continue;
            }

            seen.Add(cells[0]);
            rows.Add(new() { StatementId = statement, Reference = cells[0], Line = number, Amount = long.Parse(cells[1], CultureInfo.InvariantCulture), Currency = cells[2] });
        }

        return rows;
    }

    private static (string Column, string Rule)? WhatIsWrong(string[] cells, HashSet<string> seen)
    {
        if (cells.Length != Header.Length)
            return ("reference", "STATEMENT_CELLS");
        if (cells[0].Length is 0 or > FieldLengths.Reference || seen.Contains(cells[0]))
            return ("reference", "STATEMENT_REFERENCE");
        if (!long.TryParse(cells[1], NumberStyles.None, CultureInfo.InvariantCulture, out var amount) || amount <= 0)
            return ("amount", "STATEMENT_AMOUNT");
        return Currencies.All.Contains(cells[2]) ? null : ("currency", "STATEMENT_CURRENCY");
    }

    private static ProviderStatementRow[] Refused(InputProblems problems, string field, string rule, object value)
    {
        problems.Add(field, Text.Broken(rule, value));
        return [];
    }
}
