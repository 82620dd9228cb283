using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Modular.GraphQL;

namespace Modular.Platform.Tasks;

/// <summary>Names a task: its kind, its object and which stay of the object in the state it is, as an opaque text.</summary>
internal sealed record TaskId(string Kind, NodeId Subject, int Occurrence)
{
    /// <inheritdoc/>
    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Kind}|{Subject}|{Occurrence}")));

    /// <summary>Reads one; null for a text that is none.</summary>
    public static TaskId? Parse(string text)
    {
        if (!Base64Url.IsValid(text))
            return null;
        return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('|') is [var kind, var subject, var occurrence]
            && NodeId.TryParse(subject, out var id) && int.TryParse(occurrence, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? new(kind, id, number)
                : null;
    }
}
