using System.Security.Cryptography;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Execution;

/// <summary>
/// Writes coerced input in one form only, so that the same input always has the same hash: fields in the order of the schema, what was not
/// given left out, scalars as they go out, files by their content.
/// </summary>
internal sealed class CanonicalInput : IDisposable
{
    private readonly ResponseWriter _writer = new();
    private readonly List<IUpload> _files = [];

    /// <summary>Adds a text that no input can be mistaken for.</summary>
    public void Add(string text)
    {
        _writer.WriteString(text);
        _writer.WriteRaw((byte)'\n');
    }

    /// <summary>Adds a named value.</summary>
    public void Add(string name, SchemaType type, object? value)
    {
        _writer.WriteString(name);
        _writer.WriteRaw((byte)':');
        Write(type, value);
        _writer.WriteRaw((byte)'\n');
    }

    /// <summary>The SHA-256 of all that was added; of files, only that there are some.</summary>
    public byte[] Hash() => SHA256.HashData(_writer.Written.Span);

    /// <summary>The SHA-256 of all that was added, the contents of files with it.</summary>
    public async ValueTask<byte[]> HashWithFilesAsync(CancellationToken cancellationToken)
    {
        foreach (var file in _files)
        {
            await using var content = file.OpenReadStream();
            Add(Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken)));
        }

        return Hash();
    }

    public void Dispose() => _writer.Dispose();

    private void Write(SchemaType type, object? value)
    {
        switch (value)
        {
            case null:
                _writer.WriteNull();
                break;
            case IUpload file:
                _files.Add(file);
                _writer.WriteNumber(_files.Count);
                break;
            case InputObjectValue input:
                WriteObject(input);
                break;
            case object?[] items when type.Nullable is ListType list:
                _writer.WriteRaw((byte)'[');
                foreach (var item in items)
                {
                    Write(list.Item, item);
                    _writer.WriteRaw((byte)',');
                }

                _writer.WriteRaw((byte)']');
                break;
            default:
                if (!ValueShape.Of(type).TryWriteLeaf(_writer, value))
                    throw new InvalidOperationException($"{type} takes a {value.GetType()} that it cannot write again, so it cannot be told from others.");
                break;
        }
    }

    private void WriteObject(InputObjectValue input)
    {
        _writer.WriteRaw((byte)'{');
        foreach (var field in input.Type.Fields)
        {
            if (!input.IsGiven(field.Ordinal))
                continue;
            _writer.WriteString(field.Name);
            _writer.WriteRaw((byte)':');
            Write(field.Type, input[field.Ordinal]);
            _writer.WriteRaw((byte)',');
        }

        _writer.WriteRaw((byte)'}');
    }
}
