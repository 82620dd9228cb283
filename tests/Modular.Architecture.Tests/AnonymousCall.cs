using System.Globalization;
using System.Text;
using Modular.GraphQL;
using Modular.GraphQL.Types;

namespace Modular.Architecture.Tests;

/// <summary>A call of a mutation with made-up values of the right types, so that nothing but the missing caller stands against it.</summary>
internal sealed class AnonymousCall
{
    private readonly StringBuilder _variables = new();
    private readonly Dictionary<string, IUpload> _uploads = [];

    public AnonymousCall(Field mutation)
    {
        var arguments = string.Join(", ", mutation.Arguments.Where(a => a.IsRequired).Select(a => $"{a.Name}: {Literal(a.Type)}"));
        var call = $"{mutation.Name}{(arguments.Length > 0 ? $"({arguments})" : "")}{(mutation.Type.IsLeaf ? "" : " { __typename }")}";
        Document = $"mutation{(_variables.Length > 0 ? $"({_variables})" : "")} {{ {call} }}";
    }

    /// <summary>The document.</summary>
    public string Document { get; }

    /// <summary>The variables, in JSON: a null for each file.</summary>
    public string Variables => $"{{{string.Join(",", _uploads.Keys.Select(k => $"\"{k.Split('.')[1]}\":null"))}}}";

    /// <summary>The files by the path of their variable.</summary>
    public IReadOnlyDictionary<string, IUpload> Uploads => _uploads;

    private string Literal(SchemaType type) => type.Nullable switch
    {
        ListType => "[]",
        EnumType values => values.Values[0].Name,
        InputObjectType { IsOneOf: true } one => $"{{ {one.Fields[0].Name}: {Literal(one.Fields[0].Type)} }}",
        InputObjectType input => $"{{ {string.Join(", ", input.Fields.Where(f => f.IsRequired).Select(f => $"{f.Name}: {Literal(f.Type)}"))} }}",
        ScalarType scalar => Scalar(scalar.Name),
        var other => throw new InvalidOperationException($"{other} is not an input type."),
    };

    private string Scalar(string name) => name switch
    {
        "Int" or "Float" or "Long" or "Decimal" => "1",
        "Boolean" => "true",
        "UUID" => "\"d0000000-0000-4000-8000-000000000001\"",
        "DateTime" => "\"2026-01-01T00:00:00Z\"",
        "LocalDate" => "\"2026-01-01\"",
        "LocalTime" => "\"12:00:00\"",
        "Duration" => "\"PT1H\"",
        "URI" => "\"https://example.org/\"",
        "Base64String" => "\"AAAA\"",
        "Upload" => File(),
        _ => "\"x\"",
    };

    private string File()
    {
        var name = $"file{_uploads.Count}";
        _variables.Append(CultureInfo.InvariantCulture, $"${name}: Upload! ");
        _uploads[$"variables.{name}"] = new OneByte();
        return $"${name}";
    }

    private sealed class OneByte : IUpload
    {
        public string FileName => "x.pdf";

        public string? ContentType => "application/pdf";

        public long Length => 1;

        public Stream OpenReadStream() => new MemoryStream([0]);
    }
}
