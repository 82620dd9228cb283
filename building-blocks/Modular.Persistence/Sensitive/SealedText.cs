using System.Diagnostics;
using Modular.GraphQL;

namespace Modular.Persistence;

/// <summary>
/// A sensitive text of an entity (an identity number, a phone number), which its column holds encrypted (DOC-23). It is encrypted when the
/// entity is saved, for its column and row alone, and opened on demand; nothing shows it by accident.
/// </summary>
/// <remarks>
/// A property of this type, in an entity or in a complex type of one, needs no further mapping; <c>HasBlindIndex</c> makes it searchable.
/// Only entities that EF Core makes can open their texts: a query that selects the bare column gets a text that does not open.
/// </remarks>
[DebuggerDisplay("***")]
[ReadWithItsRow]
public sealed class SealedText
{
    private string? _plain;
    private byte[]? _sealed;
    private SealedPlace? _place;
    private SensitiveCipher? _cipher;

    private SealedText()
    {
    }

    /// <summary>The text with nothing in it, which is stored as nothing.</summary>
    public static SealedText Empty { get; } = new() { _plain = "", _sealed = [] };

    /// <summary>Whether there is nothing in it.</summary>
    public bool IsEmpty => _sealed is [];

    /// <summary>The plain bytes' place; null before the first save, and where EF Core did not read it with its row.</summary>
    internal SealedPlace? Place => _place;

    /// <summary>The text, which the next save encrypts; nothing for null.</summary>
    public static SealedText Of(string? plain) => string.IsNullOrEmpty(plain) ? Empty : new() { _plain = plain };

    /// <summary>The plain text.</summary>
    /// <exception cref="DamagedValueException">The column holds what was not written there: changed, moved here from another row or column, or its key is missing.</exception>
    /// <exception cref="InvalidOperationException">It was read without its row.</exception>
    public string Open() => _plain ?? (_place is { } place && _cipher is not null
        ? _cipher.Open(_sealed!, place)
        : throw new InvalidOperationException("A sealed text opens only in the entity that it was read with; select the entity instead of the column."));

    /// <summary>Never the text.</summary>
    public override string ToString() => SensitiveProperty.Placeholder;

    /// <summary>What the column holds.</summary>
    internal static SealedText Stored(byte[] value) => value.Length == 0 ? Empty : new() { _sealed = value };

    /// <summary>What the column is to hold. Plain text is never given out here, whatever was forgotten.</summary>
    internal byte[] ToStored() => _sealed ?? throw new InvalidOperationException("A sealed text must stand in an entity or in a complex type of one, and be saved with it.");

    /// <summary>Tells it where it was read.</summary>
    internal void Bind(SensitiveCipher? cipher, SealedPlace place)
    {
        if (!IsEmpty)
            (_cipher, _place) = (cipher, place);
    }

    /// <summary>The text as it stands in the place: itself where it is stored there already, sealed for it otherwise.</summary>
    internal SealedText At(SensitiveCipher cipher, SealedPlace place)
    {
        if (IsEmpty || _place == place || (_place is null && _plain is null))
            return this;
        var here = this;
        if (_place is not null)
            here = new() { _plain = Open() };
        (here._sealed, here._place, here._cipher) = (cipher.Seal(here._plain!, place), place, cipher);
        here._plain = null;
        return here;
    }

    /// <summary>Whether both hold the same: the same bytes of the same place, or the same text.</summary>
    internal static bool HoldSame(SealedText? left, SealedText? right)
    {
        if (ReferenceEquals(left, right) || left is null || right is null)
            return ReferenceEquals(left, right);
        if (left._sealed is not null && right._sealed is not null && left._sealed.AsSpan().SequenceEqual(right._sealed))
            return true;
        return left.CanOpen && right.CanOpen && left.Open() == right.Open();
    }

    private bool CanOpen => _plain is not null || (_place is not null && _cipher is not null);
}
