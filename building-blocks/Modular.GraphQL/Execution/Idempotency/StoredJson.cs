namespace Modular.GraphQL.Execution;

/// <summary>A field's value as it was written before: it stands in the response as it is.</summary>
internal sealed class StoredJson(byte[] bytes)
{
    /// <summary>One JSON value in UTF-8.</summary>
    public byte[] Bytes { get; } = bytes;
}
