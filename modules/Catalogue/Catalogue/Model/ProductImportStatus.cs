using Modular.Kernel;

namespace Catalogue.Model;

/// <summary>How far an import has come (CAT-19).</summary>
internal enum ProductImportStatus
{
    /// <summary>Its file was taken in; it begins within seconds, after those before it.</summary>
    Waiting,

    /// <summary>Its rows are entered, one after the other.</summary>
    Running,

    /// <summary>It has come to the end of its file; rows that were not good are listed.</summary>
    Done,

    /// <summary>The file could not be read on; what was entered before stays.</summary>
    Failed,

    /// <summary>Ended by somebody; what was entered before stays.</summary>
    Cancelled,
}

/// <summary>How a file of products is written.</summary>
internal enum ProductFileFormat
{
    /// <summary>Comma-separated values with a line of headers, Chinese or English; UTF-8, UTF-16 or GB18030; a variant a row.</summary>
    Csv,

    /// <summary>JSON Lines: a product a line, with its variants, as <c>createProduct</c> takes them.</summary>
    JsonLines,
}

/// <summary>The moves of an import.</summary>
internal static class ProductImportStates
{
    public static StateMachine<ProductImportStatus> Machine { get; } = new(
        (ProductImportStatus.Waiting, ProductImportStatus.Running),
        (ProductImportStatus.Waiting, ProductImportStatus.Cancelled),
        (ProductImportStatus.Running, ProductImportStatus.Done),
        (ProductImportStatus.Running, ProductImportStatus.Failed),
        (ProductImportStatus.Running, ProductImportStatus.Cancelled));
}
