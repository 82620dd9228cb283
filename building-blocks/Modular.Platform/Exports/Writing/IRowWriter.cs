namespace Modular.Platform.Exports;

/// <summary>Writes rows to a file of one kind, each when it comes. Disposing it ends the file.</summary>
internal interface IRowWriter : IDisposable
{
    /// <summary>The ending of the file's name.</summary>
    static abstract string Extension { get; }

    /// <summary>Writes the row with what the columns are called.</summary>
    void WriteHead(IReadOnlyList<string> headers);

    /// <summary>Writes a row.</summary>
    void Write(IReadOnlyList<ExportCell> cells);
}
