using Modular.Kernel;

namespace Orders.PlaceOrder;

/// <summary>The rules for the lines of an order or a basket.</summary>
internal static class OrderLines
{
    /// <summary>How many lines there can be.</summary>
    public const int Most = 50;

    /// <summary>How many pieces a line can have.</summary>
    public const int MostPieces = 999;

    /// <summary>Checks them; problems are noted under their fields.</summary>
    public static void Check(InputProblems problems, IReadOnlyList<OrderLineInput> lines)
    {
        if (lines.Count is 0 or > Most)
            problems.Add("lines", Text.Broken("ORDER_LINES", Most));
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Quantity is < 1 or > MostPieces)
                problems.Add($"lines.{i}.quantity", Text.Broken("ORDER_QUANTITY", MostPieces));
            if (lines[i].ExpectedPrice is { } price)
                problems.Take($"lines.{i}.expectedPrice", price.Check());
        }
    }
}
