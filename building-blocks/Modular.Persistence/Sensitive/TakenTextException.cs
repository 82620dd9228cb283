using Microsoft.EntityFrameworkCore;

namespace Modular.Persistence;

/// <summary>A text that must be unique is that of another row, whose blind index is still one of an older key.</summary>
internal sealed class TakenTextException : DbUpdateException
{
    private TakenTextException(string column) : base("A row with an older key has the same text.") => Column = column;

    /// <summary>The column of the blind index.</summary>
    public string Column { get; }

    public static void ThrowIf(bool isTaken, SealedColumn column)
    {
        if (isTaken)
            throw new TakenTextException(column.IndexProperty!.Name);
    }
}
