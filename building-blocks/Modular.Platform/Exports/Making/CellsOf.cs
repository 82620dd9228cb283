using System.Globalization;
using System.Text.Json;
using Modular.GraphQL.Types;
using Modular.Kernel;

namespace Modular.Platform.Exports;

/// <summary>Makes cells of what the schema answers: amounts as decimals with their currency, times in the zone of the business, labels for codes.</summary>
internal static class CellsOf
{
    private const string Between = "; ";

    // What Excel keeps of a number; a longer one, such as a reference, would lose its end.
    private const int MostDigits = 15;

    /// <summary>The cells of an item, in the language of now.</summary>
    public static IEnumerable<ExportCell> Item(JsonElement item, IReadOnlyList<ExportColumn> columns)
    {
        foreach (var column in columns)
        {
            var values = new List<JsonElement>();
            Collect(item, column.Fields, 0, values);
            if (column.IsMoney)
            {
                yield return column.IsMany ? Words(string.Join(Between, values.Select(v => Amount(v).Text))) : values is [var money] ? Amount(money) : ExportCell.Empty;
                yield return Words(string.Join(Between, values.Select(v => v.GetProperty("currency").GetString()).Distinct()));
            }
            else
            {
                yield return column.IsMany ? Words(string.Join(Between, values.Select(v => Value(v, column.Leaf).Text))) : values is [var value] ? Value(value, column.Leaf) : ExportCell.Empty;
            }
        }
    }

    /// <summary>What the columns of the file are called, in the language of now.</summary>
    public static IEnumerable<string> Headers(IReadOnlyList<ExportColumn> columns) =>
        columns.SelectMany(c => c.IsMoney ? [c.Header, Text.Of("EXPORT_CURRENCY", c.Header)] : new[] { c.Header });

    private static void Collect(JsonElement value, IReadOnlyList<Field> fields, int depth, List<JsonElement> into)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var one in value.EnumerateArray())
                Collect(one, fields, depth, into);
        }
        else if (depth == fields.Count)
        {
            if (value.ValueKind != JsonValueKind.Null)
                into.Add(value);
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            Collect(value.GetProperty(fields[depth].Name), fields, depth + 1, into);
        }
    }

    private static ExportCell Words(string text) => new(ExportCellKind.Text, text);

    private static ExportCell Amount(JsonElement money)
    {
        var digits = Currencies.DigitsOf(money.GetProperty("currency").GetString()!);
        var amount = money.GetProperty("amount").GetInt64() / (decimal)Math.Pow(10, digits);
        return new(ExportCellKind.Number, amount.ToString("F" + digits, CultureInfo.InvariantCulture));
    }

    private static ExportCell Value(JsonElement value, Field field) => (field.Type.Named, value.ValueKind) switch
    {
        (EnumType type, _) => Words(type.Find(value.GetString()!)?.Value is Enum known ? EnumLabel.Of(known) : value.GetString()!),
        (_, JsonValueKind.True) => Words(Text.Of("EXPORT_YES")),
        (_, JsonValueKind.False) => Words(Text.Of("EXPORT_NO")),
        (_, JsonValueKind.Number) => new(value.GetRawText().Count(char.IsAsciiDigit) > MostDigits ? ExportCellKind.Text : ExportCellKind.Number, value.GetRawText()),
        ({ Name: "DateTime" }, _) => new(ExportCellKind.Time,
            TimeZoneInfo.ConvertTimeFromUtc(value.GetDateTimeOffset().UtcDateTime, BusinessDay.Zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)),
        ({ Name: "LocalDate" }, _) => new(ExportCellKind.Day, value.GetString()!),
        // Some numbers are texts in JSON, which keeps no more than a double.
        ({ Name: "Long" or "Decimal" }, JsonValueKind.String) => new(value.GetString()!.Length > MostDigits ? ExportCellKind.Text : ExportCellKind.Number, value.GetString()!),
        (_, JsonValueKind.String) => Words(value.GetString()!),
        _ => Words(value.GetRawText()),
    };
}
