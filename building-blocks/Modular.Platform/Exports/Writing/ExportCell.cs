namespace Modular.Platform.Exports;

/// <summary>What a cell holds.</summary>
internal enum ExportCellKind
{
    /// <summary>Words.</summary>
    Text,

    /// <summary>A decimal number.</summary>
    Number,

    /// <summary>A day, as <c>2026-11-23</c>.</summary>
    Day,

    /// <summary>A time in the zone of the business, as <c>2026-11-23 16:05:09</c>.</summary>
    Time,
}

/// <summary>A cell.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Text">That, written out; empty where there is nothing.</param>
internal readonly record struct ExportCell(ExportCellKind Kind, string Text)
{
    private const string Letters = "sndt";

    /// <summary>A cell with nothing in it.</summary>
    public static ExportCell Empty => new(ExportCellKind.Text, "");

    /// <summary>The cell as it is kept until the file is written.</summary>
    public string ToKept() => Letters[(int)Kind] + Text;

    /// <summary>The cell that was kept so.</summary>
    public static ExportCell OfKept(string kept) => new((ExportCellKind)Letters.IndexOf(kept[0], StringComparison.Ordinal), kept[1..]);
}
