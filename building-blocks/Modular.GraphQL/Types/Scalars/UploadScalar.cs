using System.Text.Json;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Language;

namespace Modular.GraphQL.Types;

/// <summary>
/// <c>Upload</c>: a file that came with the request (GraphQL multipart request convention). It comes through a variable
/// only, and there the JSON holds a null at the file's place. So this type refuses every literal and every JSON value: whoever
/// coerces variables takes the <see cref="IUpload"/> from the request's files, by the path of the place (<c>file</c>,
/// <c>input.files.0</c>), before it asks this type.
/// </summary>
internal sealed class UploadScalar() : ScalarType("Upload", typeof(IUpload))
{
    /// <inheritdoc/>
    public override bool TryParseLiteral(ValueNode literal, out object? value)
    {
        value = null;
        return false;
    }

    /// <inheritdoc/>
    public override bool TryParseJson(JsonElement json, out object? value)
    {
        value = null;
        return false;
    }

    /// <summary>A file never goes out as a result.</summary>
    public override bool TryWrite(ResponseWriter writer, object value) => false;
}
