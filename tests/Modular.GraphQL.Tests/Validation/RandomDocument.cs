using System.Text;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Tests.Validation;

/// <summary>A document whose fields and types all exist, with few response names, so that many of them meet.</summary>
internal sealed class RandomDocument
{
    private static readonly string[] Composites = ["Dog", "Cat", "Pet", "CatOrDog", "Human", "DogOrHuman", "Query", "Sentient"];
    private readonly Random _random;
    private readonly Schema _schema;
    private readonly StringBuilder _text = new();
    private readonly int _fragments;

    public RandomDocument(Schema schema, int seed)
    {
        _schema = schema;
        _random = new(seed);
        _fragments = _random.Next(4);
        WriteSet(schema.Query, 0, 0);
        for (var i = 0; i < _fragments; i++)
        {
            var type = Composites[_random.Next(Composites.Length)];
            Write($" fragment f{i} on {type} ");
            WriteSet(schema.FindType(type)!, 1, i + 1);
        }
    }

    public string Text => _text.ToString();

    private void WriteSet(NamedType type, int depth, int firstFragment)
    {
        Write("{");
        var count = _random.Next(1, 5);
        for (var i = 0; i < count; i++)
        {
            var kind = _random.Next(10);
            if (kind == 0 && firstFragment < _fragments)
                Write($" ...f{_random.Next(firstFragment, _fragments)}");
            else if (kind <= 2 && depth < 5)
                WriteInline(depth, firstFragment);
            else
                WriteField(type, depth, firstFragment);
        }

        Write(" }");
    }

    private void WriteInline(int depth, int firstFragment)
    {
        var type = Composites[_random.Next(Composites.Length)];
        Write($" ... on {type} ");
        WriteSet(_schema.FindType(type)!, depth + 1, firstFragment);
    }

    private void WriteField(NamedType type, int depth, int firstFragment)
    {
        var fields = ((type as FieldedType)?.Fields ?? []).Where(f => depth < 4 ? f.Name is not ("arguments" or "any" or "anything" or "field") : f.Type.IsLeaf)
            .Where(f => f.Arguments.Count == 0 || f.Name == "doesKnowCommand").ToList();
        var field = fields.Count == 0 ? _schema.FindField(type, "__typename")! : fields[_random.Next(fields.Count)];
        var alias = _random.Next(3) switch { 0 => "x: ", 1 => "y: ", _ => "" };
        Write($" {alias}{field.Name}");
        if (field.Name == "doesKnowCommand")
            Write($"({field.Arguments[0].Name}: {(_random.Next(3) == 0 ? "$v" : "JUMP")})");
        if (!field.Type.IsLeaf)
            WriteSet(field.Type.Named, depth + 1, firstFragment);
    }

    private void Write(string text) => _text.Append(text);
}
