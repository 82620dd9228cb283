namespace Modular.GraphQL.Language;

/// <summary>What the parser refuses before it builds anything. The defaults suit a public endpoint.</summary>
public sealed record ParserOptions
{
    /// <summary>The defaults.</summary>
    public static ParserOptions Default { get; } = new();

    /// <summary>No limit but the one that protects the stack.</summary>
    public static ParserOptions Unlimited { get; } = new()
    {
        MaxTokens = int.MaxValue,
        MaxFields = int.MaxValue,
        MaxAliasesPerField = int.MaxValue,
        MaxDirectivesPerLocation = int.MaxValue,
    };

    /// <summary>The largest number of tokens.</summary>
    public int MaxTokens { get; init; } = 20_000;

    /// <summary>How deeply selection sets, values and type references may nest.</summary>
    public int MaxDepth { get; init; } = 200;

    /// <summary>The largest number of field selections in the document as written.</summary>
    public int MaxFields { get; init; } = 2_048;

    /// <summary>How often one field name may be selected in one selection set (with or without alias).</summary>
    public int MaxAliasesPerField { get; init; } = 30;

    /// <summary>How many directives may stand at one location.</summary>
    public int MaxDirectivesPerLocation { get; init; } = 4;

    /// <summary>Whether executable definitions (operations and fragments) are taken.</summary>
    public bool AllowExecutable { get; init; } = true;

    /// <summary>Whether type system definitions and extensions are taken.</summary>
    public bool AllowTypeSystem { get; init; } = true;
}
