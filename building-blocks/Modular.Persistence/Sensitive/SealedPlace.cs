using System.Text;

namespace Modular.Persistence;

/// <summary>Where a sealed value belongs: what is sealed for one place does not open in another.</summary>
/// <param name="Column">The module, table and column: <c>Merchants/Applications/Contact.Phone</c>. To rename one makes its values unreadable.</param>
/// <param name="Key">The row's primary key.</param>
internal sealed record SealedPlace(string Column, string Key)
{
    /// <summary>The place as associated data.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes($"{Column}\n{Key}");

    /// <inheritdoc/>
    public override string ToString() => $"{Column} of {Key}";
}

/// <summary>A sensitive value cannot be read: it is not what was written in its place, or its key is missing.</summary>
public sealed class DamagedValueException : Exception
{
    internal DamagedValueException(SealedPlace place, Exception cause) : base($"The sensitive value {place} cannot be read: {cause.Message}.", cause)
    {
    }
}
