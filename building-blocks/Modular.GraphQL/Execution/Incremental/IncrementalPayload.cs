using System.Globalization;

namespace Modular.GraphQL.Execution;

/// <summary>Writes what incremental delivery adds to the response format: <c>pending</c>, <c>incremental</c>, <c>completed</c>, <c>hasNext</c>.</summary>
internal static class IncrementalPayload
{
    /// <summary>The list <c>pending</c>, left out where it is empty.</summary>
    public static void WritePending(ResponseWriter writer, IReadOnlyList<PendingPart> parts) =>
        WriteList(writer, "\"pending\":["u8, parts, static (w, part) =>
        {
            w.WriteRaw(",\"path\":"u8);
            ErrorWriter.WriteValue(w, part.Path);
            if (part.Label is not { } label)
                return;
            w.WriteRaw(",\"label\":"u8);
            w.WriteString(label);
        });

    /// <summary>The list <c>completed</c>, left out where it is empty.</summary>
    public static void WriteCompleted(ResponseWriter writer, IReadOnlyList<PendingPart> parts, string correlationId) =>
        WriteList(writer, "\"completed\":["u8, parts, (w, part) =>
        {
            if (part.Errors is not { } errors)
                return;
            w.WriteRaw(",\"errors\":"u8);
            ErrorWriter.Write(w, errors, correlationId);
        });

    /// <summary>The list <c>incremental</c>, left out where it is empty.</summary>
    public static void WritePieces(ResponseWriter writer, IReadOnlyList<(PendingPart Part, LaterPiece Piece)> pieces, string correlationId)
    {
        if (pieces.Count == 0)
            return;
        writer.WriteRaw("\"incremental\":["u8);
        for (var i = 0; i < pieces.Count; i++)
        {
            writer.WriteRaw(i == 0 ? "{"u8 : ",{"u8);
            WritePiece(writer, pieces[i].Part, pieces[i].Piece, correlationId);
            writer.WriteRaw((byte)'}');
        }

        writer.WriteRaw("],"u8);
    }

    private static void WritePiece(ResponseWriter writer, PendingPart part, LaterPiece piece, string correlationId)
    {
        WriteId(writer, part);
        if (piece.Work.Path.Length > part.Path.Length)
        {
            writer.WriteRaw(",\"subPath\":"u8);
            ErrorWriter.WriteValue(writer, piece.Work.Path[part.Path.Length..]);
        }

        writer.WriteRaw(piece.Work is StreamWork ? ",\"items\":"u8 : ",\"data\":"u8);
        writer.WriteRaw(piece.Json);
        if (piece.Errors.Count == 0)
            return;
        writer.WriteRaw(",\"errors\":"u8);
        ErrorWriter.Write(writer, piece.Errors, correlationId);
    }

    private static void WriteList(ResponseWriter writer, ReadOnlySpan<byte> start, IReadOnlyList<PendingPart> parts, Action<ResponseWriter, PendingPart> write)
    {
        if (parts.Count == 0)
            return;
        writer.WriteRaw(start);
        for (var i = 0; i < parts.Count; i++)
        {
            writer.WriteRaw(i == 0 ? "{"u8 : ",{"u8);
            WriteId(writer, parts[i]);
            write(writer, parts[i]);
            writer.WriteRaw((byte)'}');
        }

        writer.WriteRaw("],"u8);
    }

    private static void WriteId(ResponseWriter writer, PendingPart part)
    {
        writer.WriteRaw("\"id\":"u8);
        writer.WriteString(part.Id.ToString(CultureInfo.InvariantCulture));
    }
}
