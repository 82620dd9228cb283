using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Language;

namespace Modular.GraphQL.Types;

/// <summary><c>String</c>: text (section 3.5.3).</summary>
internal sealed class StringScalar() : TextScalar<string>("String")
{
    /// <inheritdoc/>
    protected override bool TryParse(string text, [MaybeNullWhen(false)] out string value)
    {
        value = text;
        return true;
    }

    /// <inheritdoc/>
    protected override bool TryConvert(object value, [MaybeNullWhen(false)] out string result)
    {
        result = value as string ?? (value as char?)?.ToString();
        return result is not null;
    }

    /// <inheritdoc/>
    protected override void Write(ResponseWriter writer, string value) => writer.WriteString(value);
}

/// <summary><c>Boolean</c>: true or false (section 3.5.4).</summary>
internal sealed class BooleanScalar() : ScalarType("Boolean", typeof(bool))
{
    /// <inheritdoc/>
    public override bool TryParseLiteral(ValueNode literal, out object? value)
    {
        value = (literal as BooleanValueNode)?.Value;
        return value is not null;
    }

    /// <inheritdoc/>
    public override bool TryParseJson(JsonElement json, out object? value)
    {
        value = json.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };
        return value is not null;
    }

    /// <inheritdoc/>
    public override bool TryWrite(ResponseWriter writer, object value)
    {
        if (value is JsonElement json && !TryParseJson(json, out value!))
            return false;
        if (value is not bool known)
            return false;
        writer.WriteBoolean(known);
        return true;
    }
}

/// <summary><c>ID</c>: an opaque identifier, always written as a string (section 3.5.5); whole numbers are taken too.</summary>
internal sealed class IdScalar() : ScalarType("ID", typeof(string))
{
    /// <inheritdoc/>
    public override bool TryParseLiteral(ValueNode literal, out object? value)
    {
        value = literal switch
        {
            StringValueNode text => text.Value,
            IntValueNode number => number.Value,
            _ => null,
        };
        return value is not null;
    }

    /// <inheritdoc/>
    public override bool TryParseJson(JsonElement json, out object? value)
    {
        value = TextOf(json);
        return value is not null;
    }

    /// <inheritdoc/>
    public override bool TryWrite(ResponseWriter writer, object value)
    {
        if (value is NodeId node)
        {
            writer.WriteQuoted(node);
            return true;
        }

        var text = value switch
        {
            string known => known,
            Guid known => known.ToString(),
            JsonElement json => TextOf(json),
            double or float or decimal => null,
            _ => Integral.TryGet(value, out var number) ? number.ToString(CultureInfo.InvariantCulture) : null,
        };
        if (text is null)
            return false;
        writer.WriteString(text);
        return true;
    }

    // An id may be longer than any integer type: the digits themselves are the id.
    private static string? TextOf(JsonElement json)
    {
        if (JsonText.TryGetText(json, out var text))
            return text;
        if (json.ValueKind != JsonValueKind.Number)
            return null;
        var digits = json.GetRawText();
        return digits.AsSpan().IndexOfAny('.', 'e', 'E') < 0 ? digits : null;
    }
}

/// <summary><c>UUID</c>: a <see cref="Guid"/> in its hyphenated form (RFC 9562, section 4); case does not matter coming in, lower case goes out.</summary>
internal sealed class UuidScalar() : TextScalar<Guid>("UUID")
{
    /// <inheritdoc/>
    protected override bool TryParse(string text, out Guid value) => Guid.TryParseExact(text, "D", out value);

    /// <inheritdoc/>
    protected override void Write(ResponseWriter writer, Guid value) => writer.WriteQuoted(value);
}

/// <summary><c>URI</c>: an absolute address with its scheme (RFC 3986, section 4.3, with IRIs).</summary>
internal sealed class UriScalar() : TextScalar<Uri>("URI")
{
    /// <inheritdoc/>
    protected override bool TryParse(string text, [MaybeNullWhen(false)] out Uri value)
    {
        value = null;
        // Without the look at the scheme a path such as "/etc" would be an absolute file address on Unix.
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0
            && Uri.CheckSchemeName(text[..colon])
            && Uri.IsWellFormedUriString(text, UriKind.Absolute)
            && Uri.TryCreate(text, UriKind.Absolute, out value);
    }

    /// <inheritdoc/>
    protected override bool TryConvert(object value, [MaybeNullWhen(false)] out Uri result)
    {
        result = value is Uri { IsAbsoluteUri: true } known ? known : null;
        return result is not null;
    }

    /// <inheritdoc/>
    protected override void Write(ResponseWriter writer, Uri value) => writer.WriteString(value.AbsoluteUri);
}

/// <summary><c>Base64String</c>: bytes in base64 with padding (RFC 4648, section 4).</summary>
internal sealed class Base64StringScalar() : TextScalar<byte[]>("Base64String")
{
    /// <inheritdoc/>
    protected override bool TryParse(string text, [MaybeNullWhen(false)] out byte[] value)
    {
        value = null;
        var bytes = new byte[text.Length / 4 * 3];
        // .NET skips white space, the RFC refuses it.
        if (text.Length % 4 != 0 || text.Any(char.IsWhiteSpace) || !Convert.TryFromBase64String(text, bytes, out var written))
            return false;
        value = bytes[..written];
        return true;
    }

    /// <inheritdoc/>
    protected override bool TryConvert(object value, [MaybeNullWhen(false)] out byte[] result)
    {
        result = value as byte[] ?? (value as ReadOnlyMemory<byte>?)?.ToArray();
        return result is not null;
    }

    /// <inheritdoc/>
    protected override void Write(ResponseWriter writer, byte[] value) => writer.WriteString(Convert.ToBase64String(value));
}
