using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Language;

namespace Modular.GraphQL.Types;

/// <summary>A scalar that is a string in documents and in JSON, and a <typeparamref name="T"/> in C#.</summary>
internal abstract class TextScalar<T>(string name) : ScalarType(name, typeof(T)) where T : notnull
{
    /// <inheritdoc/>
    public sealed override bool TryParseLiteral(ValueNode literal, out object? value)
    {
        value = null;
        return literal is StringValueNode text && TryParseBoxed(text.Value, out value);
    }

    /// <inheritdoc/>
    public sealed override bool TryParseJson(JsonElement json, out object? value)
    {
        value = null;
        return JsonText.TryGetText(json, out var text) && TryParseBoxed(text, out value);
    }

    /// <inheritdoc/>
    public sealed override bool TryWrite(ResponseWriter writer, object value)
    {
        if (!TryConvert(value, out var result)
            && !(value is JsonElement json && JsonText.TryGetText(json, out var text) && TryParse(text, out result)))
            return false;
        Write(writer, result);
        return true;
    }

    /// <summary>Reads the text in the one format that the scalar has.</summary>
    protected abstract bool TryParse(string text, [MaybeNullWhen(false)] out T value);

    /// <summary>Writes the value as a JSON string.</summary>
    protected abstract void Write(ResponseWriter writer, T value);

    /// <summary>Takes a result of a resolver.</summary>
    protected virtual bool TryConvert(object value, [MaybeNullWhen(false)] out T result)
    {
        if (value is T known)
        {
            result = known;
            return true;
        }

        result = default;
        return false;
    }

    private bool TryParseBoxed(string text, out object? value)
    {
        var isValid = TryParse(text, out var parsed);
        value = isValid ? parsed : null;
        return isValid;
    }
}
